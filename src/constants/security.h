/* Constants of the security family. */
#ifndef CONSTANTS_SECURITY_H
#define CONSTANTS_SECURITY_H

#include "spy/constants.h"

extern const struct constants capability_versions[1];
extern const struct constants capabilities[1];
extern const struct constants capability_low[1];
extern const struct constants capability_high[1];
extern const struct constants key_special[1];
extern const struct constants key_permissions[1];
extern const struct constants key_request_defaults[1];
extern const struct constants keyctl_operations[1];
extern const struct constants keyctl_pkey_operations[1];
extern const struct constants keyctl_move_flags[1];
extern const struct constants keyctl_caps0[1];
extern const struct constants keyctl_caps1[1];
extern const struct constants seccomp_operations[1];
extern const struct constants seccomp_filter_flags[1];
extern const struct constants seccomp_actions[1];
extern const struct constants filter_classes[1];
extern const struct constants filter_sizes[1];
extern const struct constants filter_modes[1];
extern const struct constants filter_sources[1];
extern const struct constants filter_alu_operations[1];
extern const struct constants filter_jumps[1];
extern const struct constants filter_results[1];
extern const struct constants filter_miscellaneous[1];
extern const struct constants landlock_access_fs[1];
extern const struct constants landlock_access_net[1];
extern const struct constants landlock_scopes[1];
extern const struct constants landlock_create_ruleset_flags[1];
extern const struct constants landlock_rule_types[1];
extern const struct constants landlock_add_rule_flags[1];
extern const struct constants lsm_attributes[1];
extern const struct constants lsm_flags[1];
extern const struct constants lsm_ids[1];
extern const struct constants ns_types[1];
extern const struct constants listns_user[1];
extern const struct constants module_init_flags[1];
extern const struct constants delete_module_flags[1];
extern const struct constants kexec_architectures[1];
extern const struct constants kexec_flags[1];
extern const struct constants kexec_file_flags[1];
extern const struct constants reboot_magic1[1];
extern const struct constants reboot_magic2[1];
extern const struct constants reboot_commands[1];
extern const struct constants syslog_actions[1];
extern const struct constants syslog_levels[1];

#endif
