# Builds spy into $(BUILD), tests and installs it. No configure step: sources are found, not listed.
#
#   make                   build/spy                     BUILD=DIR   build there
#   make check             all tests (check-unit, check-differential, check-e2e, check-lint)
#   make check-aarch64     the same on an emulated aarch64 machine
#   make bench             speed and memory beside strace
#   make coverage-report   calls described per ABI, and arguments that are told as bare words
#   make install           PREFIX=/usr/local DESTDIR=
#   make deps deps-test    install what building, testing needs (Debian)
#   CC=aarch64-linux-gnu-gcc builds in build/aarch64-linux-gnu, with the packages that `deps` unpacks there
#   WERROR=1 warnings are errors; SANITIZE=1 builds $(BUILD)/sanitize/spy under ASan and UBSan

CROSS := $(findstring aarch64-linux-gnu,$(CC))
BUILD ?= build$(CROSS:%=/%)
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
CFLAGS ?= -O2 -g
VERSION := 0.1

OUT := $(BUILD)$(if $(SANITIZE),/sanitize)
SANITIZERS := -fsanitize=address -fsanitize=undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SANITIZER := $(if $(SANITIZE),$(SANITIZERS))

FLAGS := -std=gnu11 -Wall -Wextra $(if $(WERROR),-Werror) -Iinclude -Isrc -D_GNU_SOURCE= \
	-DSPY_VERSION=\"$(VERSION)\" $(CFLAGS) $(SANITIZER)

# Where a cross compiler finds libraries and headers beyond its own: packages unpacked, not installed.
PACKAGES := $(BUILD)/debian
ifneq ($(CROSS),)
WHERE := $(addprefix -idirafter $(PACKAGES)/usr/include,/ /$(CROSS))
FLAGS += $(WHERE)
LDFLAGS += -L$(PACKAGES)/usr/lib/$(CROSS) -Wl,-rpath-link=$(PACKAGES)/usr/lib/$(CROSS):$(PACKAGES)/lib/$(CROSS)
endif
LIBRARIES := -pthread

# What spy can do without, if the compiler does not find it: $(call has,HEADERS,LIBRARIES).
has = $(shell echo 'int main(void) { return 0; }' | \
	$(CC) $(WHERE) $(foreach header,$(1),-include $(header)) -x c -o /dev/null - $(LDFLAGS) $(2) 2> /dev/null && echo yes)
UNWIND := -lunwind-generic -lunwind -lelf
ifeq ($(call has,libunwind.h gelf.h,$(UNWIND)),yes)
SOURCE := $(call has,elfutils/libdwfl.h,-ldw)
DEMANGLE := $(call has,libiberty/demangle.h,-liberty)
LEFT_OUT := src/unwind/none.c src/unwind/source$(SOURCE:yes=_none).c src/unwind/demangle$(DEMANGLE:yes=_none).c
LIBRARIES += $(UNWIND) $(SOURCE:yes=-ldw) $(DEMANGLE:yes=-liberty)
else
LEFT_OUT := $(filter-out src/unwind/none.c,$(wildcard src/unwind/*.c))
endif

SELINUX := $(call has,selinux/selinux.h selinux/label.h,-lselinux)
LEFT_OUT += src/tracee/context$(SELINUX:yes=_none).c
LIBRARIES += $(SELINUX:yes=-lselinux)

SOURCES := $(filter-out $(LEFT_OUT),$(wildcard src/*.c src/*/*.c src/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
PARTS := $(filter-out $(OUT)/src/main.o,$(OBJECTS))

# Each C file in these directories is a program. Those of UNIT run under sanitizers.
UNIT := $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/*.c tests/golden/*.c tests/fuzz/*.c))
# What tests/layout asks what is described.
DESCRIBED := $(OUT)/tests/tools/described
E2E := $(patsubst %.c,$(OUT)/%,$(wildcard tests/e2e/*.c))
# Made from the table of options: where they are to be installed below PREFIX/share. The machine
# that builds has to run what makes them.
COMPLETIONS := $(if $(CROSS),,$(addprefix $(OUT)/completions/,bash-completion/completions/spy zsh/site-functions/_spy \
	fish/vendor_completions.d/spy.fish))
BENCH := $(patsubst %.c,$(OUT)/%,$(wildcard tests/bench/*.c))
LOADS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/bench/load/*.c))
PROBES := $(patsubst %.c,$(OUT)/%,$(wildcard tests/differential/*.c))
ifneq ($(filter probes,$(MAKECMDGOALS)),)
NARROW := $(shell echo 'int main(void) { return 0; }' | $(CC) -m32 -x c -o /dev/null - 2>/dev/null && echo .32)
PROBES_32 := $(if $(NARROW),$(PROBES:%=%.32))
endif

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all objects check check-unit check-differential check-e2e check-aarch64 check-lint coverage-report bench install clean \
	deps deps-test aarch64 aarch64-programs arm-programs arm-probes unit-programs e2e-programs bench-programs probes FORCE

all: $(OUT)/spy $(COMPLETIONS)

objects: $(OBJECTS)

$(OUT)/spy: $(OBJECTS)
	$(CC) $(SANITIZER) $(LDFLAGS) -o $@ $(OBJECTS) $(LIBRARIES)

$(OUT)/completions/print: $(OUT)/completions/print.o $(PARTS)
	$(CC) $(SANITIZER) $(LDFLAGS) -o $@ $< $(PARTS) $(LIBRARIES)

$(COMPLETIONS): $(OUT)/completions/print
	@mkdir -p $(@D)
	$< $(firstword $(subst -, ,$(firstword $(subst /, ,$(@:$(OUT)/completions/%=%))))) > $@

# Objects are made anew when the command that makes them changes.
COMMAND := $(CC) $(FLAGS)
$(OUT)/command: FORCE
	@mkdir -p $(@D)
	@echo '$(COMMAND)' | cmp -s - $@ || echo '$(COMMAND)' > $@

$(OUT)/%.o: %.c $(OUT)/command
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(UNIT) $(E2E): %: %.o $(PARTS)
	$(CC) $(SANITIZER) $(LDFLAGS) -o $@ $< $(PARTS) $(LIBRARIES) -lcmocka

$(BENCH) $(DESCRIBED): %: %.o $(PARTS)
	$(CC) $(SANITIZER) $(LDFLAGS) -o $@ $< $(PARTS) $(LIBRARIES)

# Programs to be traced know nothing of spy, and are the same whatever spy is built with.
PROBE := $(CC) -std=gnu11 -O1 -g -w -D_GNU_SOURCE= -pthread
$(PROBES) $(LOADS): $(OUT)/%: %.c $(wildcard tests/differential/*.h)
	@mkdir -p $(@D)
	$(PROBE) -o $@ $< -lrt
# asm/ is where gcc-multilib would have put a link to, but that package shuns cross compilers.
$(PROBES_32): $(OUT)/%.32: %.c $(wildcard tests/differential/*.h)
	@mkdir -p $(@D)
	$(PROBE) -m32 -idirafter /usr/include/x86_64-linux-gnu -o $@ $< -lrt

unit-programs: $(UNIT) $(DESCRIBED)
e2e-programs: $(E2E)
bench-programs: $(BENCH) $(LOADS)
probes: $(PROBES) $(PROBES_32)

# What tests/aarch64 runs on an emulated machine, and that machine's kernel and tools. 32-bit programs are static, as there
# are no libraries for them.
AARCH64 := $(BUILD)/aarch64
aarch64: aarch64-programs arm-programs
aarch64-programs: $(AARCH64)/debian/done
	+$(MAKE) CC=aarch64-linux-gnu-gcc BUILD=$(AARCH64) all probes e2e-programs
arm-programs:
	+$(MAKE) CC=arm-linux-gnueabihf-gcc BUILD=$(AARCH64) arm-probes

$(PROBES:%=%.arm): $(OUT)/%.arm: %.c $(wildcard tests/differential/*.h)
	@mkdir -p $(@D)
	$(PROBE) -static -o $@ $< -lrt
arm-probes: $(PROBES:%=%.arm)

$(AARCH64)/debian/done: tests/tools/debian-packages Makefile
	tests/tools/debian-packages bookworm arm64 $(@D) $(CROSS_TEST_NEEDS)
	touch $@

# tests/run builds what a suite needs: a program that cannot be built is one test that failed, not the end of all.
check:
	@tests/run --build $(BUILD) --all

check-unit check-differential check-e2e check-aarch64 check-lint: check-%:
	@tests/run --build $(BUILD) $*

coverage-report:
	@tests/lint/coverage --report

bench: $(OUT)/spy bench-programs
	tests/bench/run --build $(OUT)

MANUAL := $(foreach section,1 5 7,$(wildcard man/*.$(section)))
install: $(OUT)/spy $(COMPLETIONS)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(OUT)/spy $(DESTDIR)$(PREFIX)/bin/spy
	$(foreach page,$(MANUAL),install -D -m 644 $(page) \
		$(DESTDIR)$(PREFIX)/share/man/man$(patsubst .%,%,$(suffix $(page)))/$(notdir $(page)) &&) true
	$(foreach file,$(COMPLETIONS),install -D -m 644 $(file) \
		$(DESTDIR)$(PREFIX)/share/$(file:$(OUT)/completions/%=%) &&) true

clean:
	rm -rf $(BUILD)

# Quiet: what it says matters only if it fails.
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 > /dev/null
BUILD_NEEDS := gcc libc6-dev make libunwind-dev libelf-dev libdw-dev libiberty-dev
# What the tests trace, and compilers to hold layouts and constants against.
TEST_NEEDS := libcmocka-dev python3 python3-jsonschema clang clang-format gcc-aarch64-linux-gnu libc6-dev-arm64-cross \
	gcc-arm-linux-gnueabihf libc6-dev-armhf-cross qemu-system-arm \
	strace util-linux procps man-db groff git curl sqlite3 perl openssh-client zsh fish

# The same for a cross compiler: itself, and the libraries it links.
CROSS_BUILD_NEEDS := libunwind-dev libunwind8 liblzma5 libelf-dev libelf1 zlib1g libdw-dev libdw1 libbz2-1.0 libiberty-dev
CROSS_TEST_NEEDS := $(CROSS_BUILD_NEEDS) linux-image-arm64+ busybox-static dash libcmocka-dev libcmocka0

deps:
	$(APT) install $(BUILD_NEEDS) $(if $(CROSS),gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
	$(if $(and $(CROSS),$(CROSS_BUILD_NEEDS)),tests/tools/debian-packages bookworm arm64 $(PACKAGES) $(CROSS_BUILD_NEEDS))

# gcc-multilib itself cannot be installed beside a cross compiler, but what it stands for can.
deps-test: deps
	$(APT) install $(TEST_NEEDS)
	case $$(dpkg --print-architecture) in amd64) \
		$(APT) install gcc-$$(gcc -dumpversion | cut -d. -f1)-multilib;; esac

-include $(OBJECTS:.o=.d) $(OUT)/completions/print.d $(UNIT:=.d) $(E2E:=.d) $(BENCH:=.d) $(DESCRIBED).d
