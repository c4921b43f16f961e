/* Confinement: seccomp, Landlock, security modules, and lists of namespaces. */
#include "spy/describe.h"

#define LANDLOCK_ACCESS_FS  FLAGS64(landlock_access_fs)
#define LANDLOCK_ACCESS_NET FLAGS64(landlock_access_net)
#define LANDLOCK_SCOPED     FLAGS64(landlock_scopes)
#define RULESET_FLAGS       FLAGS32(landlock_create_ruleset_flags)

/* A program is told only if the user wants all. */
STRUCT(seccomp_fprog,
	F(len,    U16)
	F(filter, IN_BRIEF(ARRAY(VALUE(8, hook_seccomp_instruction), len))))
STRUCT(seccomp_notif_sizes,
	F(seccomp_notif,      U16)
	F(seccomp_notif_resp, U16)
	F(seccomp_data,       U16))

#define SIZED_RULESET SIZED_BY(size, 8), ELIDED_TAIL
STRUCT_WITH(landlock_ruleset_attr, SIZED_RULESET,
	F(handled_access_fs,  LANDLOCK_ACCESS_FS)
	F(handled_access_net, LANDLOCK_ACCESS_NET)
	F(scoped,             LANDLOCK_SCOPED)
	F(quiet_access_fs,    LANDLOCK_ACCESS_FS)
	F(quiet_access_net,   LANDLOCK_ACCESS_NET)
	F(quiet_scoped,       LANDLOCK_SCOPED))
STRUCT_WITH(landlock_path_beneath_attr, PACKED,
	F(allowed_access, LANDLOCK_ACCESS_FS)
	F(parent_fd,      FD))
STRUCT(landlock_net_port_attr,
	F(allowed_access, LANDLOCK_ACCESS_NET)
	F(port,           U64))

STRUCT_WITH(ns_id_req, SIZED_BY_VERSION(size, 4, 32),
	F(size,       U32)
	F(spare,      X32, ISNT(spare, 0))
	F(ns_id,      X64)
	F(ns_type,    FLAGS32(ns_types))
	F(spare2,     X32, ISNT(spare2, 0))
	F(user_ns_id, ENUM64(listns_user)))

CALLS(security,
CALL(seccomp, 317, 277, 354, 0, S32, F(operation, ENUM32(seccomp_operations)) F(flags, SWITCH(operation, CASE(1, FLAGS32(seccomp_filter_flags)) OTHERWISE(X32)))
	F(args, SWITCH(operation, CASE(1, IN(struct_seccomp_fprog)) CASE(2, IN(ENUM32(seccomp_actions))) CASE(3, OUT(struct_seccomp_notif_sizes)) OTHERWISE(ADDR))))

CALL(landlock_create_ruleset, 444, 444, 444, DESC, FD, F(attr, IN(struct_landlock_ruleset_attr)) F(size, SIZE) F(flags, SWITCH(flags, CASE(0, RULESET_FLAGS) OTHERWISE(RULESET_FLAGS, RETURNS(S32)))))
CALL(landlock_add_rule,       445, 445, 445, DESC, S32, F(ruleset_fd, FD) F(rule_type, ENUM32(landlock_rule_types)) F(rule_attr, SWITCH(rule_type, CASE(1, IN(struct_landlock_path_beneath_attr)) CASE(2, IN(struct_landlock_net_port_attr)) OTHERWISE(ADDR))) F(flags, FLAGS32(landlock_add_rule_flags)))
CALL(landlock_restrict_self,  446, 446, 446, DESC, S32, F(ruleset_fd, FD) F(flags, X32))

CALL(lsm_get_self_attr, 459, 459, 459, 0, S32, F(attr, ENUM32(lsm_attributes)) F(ctx, SWITCH_BITS(flags, 1, CASE(1, IN_THEN_ALWAYS(SPAN(hook_lsm_wanted, 0), SPAN(hook_lsm_contexts, 0))) OTHERWISE(OUT(SPAN(hook_lsm_contexts, 0))))) F(size, INOUT(CHANGING_ALWAYS(U32))) F(flags, FLAGS32(lsm_flags)))
CALL(lsm_set_self_attr, 460, 460, 460, 0, S32, F(attr, ENUM32(lsm_attributes)) F(ctx, IN(SPAN(hook_lsm_context, 0))) F(size, U32) F(flags, X32))
CALL(lsm_list_modules,  461, 461, 461, 0, S32, F(ids, OUT(SPAN(hook_lsm_modules, 0))) F(size, INOUT(CHANGING_ALWAYS(U32))) F(flags, X32))
CALL(listns,            470, 470, 470, 0, LONG, F(req, IN(struct_ns_id_req)) F(ns_ids, SWITCH(nr_ns_ids, CASE(0, IN(ARRAY(X64, 0))) OTHERWISE(OUT(ARRAY(X64, ret))))) F(nr_ns_ids, SIZE) F(flags, X32))
)
