/* Keys: adding, requesting, and all that keyctl(2) does to them; one line for each of its operations. */
#include "spy/describe.h"

#define KEY ENUM_RADIX(4, RADIX_SIGNED, key_special)
#define KC(value, result, ...) OPTION(keyctl, value, result, F(operation, ENUM32(keyctl_operations)) __VA_ARGS__)
#define BUFFER F(buffer, OUT(ATMOST(ret, BYTES(buflen)))) F(buflen, SIZE)
#define TEXT   F(buffer, OUT(ATMOST(ret, TEXTBYTES(buflen)))) F(buflen, SIZE)
#define PKEY(value, result, data, ...) KC(value, result, F(params, IN(data)) F(info, STRING) __VA_ARGS__)
#define IN_DATA  IN(SPAN(hook_key_in, 0))
/* What the kernel makes of the data; where it does not, strace takes that for data, too. */
#define OUT_DATA F(in2, OUT(SPAN(hook_key_out, 0)), IS(failed, 1)) F(out, OUT(SPAN(hook_key_out, 0)), AFTERWARDS, REGISTER(4))

STRUCT(key_iovec,
	F(iov_base, IN(BYTES(iov_len)))
	F(iov_len,  SIZE))
STRUCT(keyctl_dh_params,
	F(private, KEY)
	F(prime,   KEY)
	F(base,    KEY))
STRUCT(keyctl_kdf_params,
	F(hashname,     STRING)
	F(otherinfo,    IN(BYTES(otherinfolen)))
	F(otherinfolen, U32)
	F(__spare,      SPAN(hook_spare, 32), BARE))
STRUCT(keyctl_pkey_query,
	F(supported_ops, FLAGS32(keyctl_pkey_operations))
	F(key_size,      U32)
	F(max_data_size, U16)
	F(max_sig_size,  U16)
	F(max_enc_size,  U16)
	F(max_dec_size,  U16)
	F(__spare,       SPAN(hook_spare, 40), BARE))
STRUCT(keyctl_pkey_params,
	F(key_id,  KEY)
	F(in_len,  U32)
	F(out_len, U32)
	F(__spare, SPAN(hook_spare, 28), BARE))
STRUCT(keyctl_pkey_verify,
	F(key_id,  KEY)
	F(in_len,  U32)
	F(in2_len, U32)
	F(__spare, SPAN(hook_spare, 28), BARE))

OPTIONS(keyctl_lines,
KC(0,  LONG, F(key, KEY) F(create, S32))
KC(1,  LONG, F(name, STRING))
KC(2,  LONG, F(key, KEY) F(payload, IN(BYTES(plen))) F(plen, SIZE))
KC(3,  LONG, F(key, KEY))
KC(4,  LONG, F(key, KEY) F(uid, UID) F(gid, GID))
KC(5,  LONG, F(key, KEY) F(perms, FLAGS32(key_permissions)))
KC(6,  LONG, F(key, KEY) TEXT)
KC(7,  LONG, F(key, KEY))
KC(8,  LONG, F(key, KEY) F(keyring, KEY))
KC(9,  LONG, F(key, KEY) F(keyring, KEY))
KC(10, LONG, F(keyring, KEY) F(type, STRING) F(description, STRING) F(dest_keyring, KEY))
KC(11, LONG, F(key, KEY) BUFFER)
KC(12, LONG, F(key, KEY) F(payload, IN(BYTES(plen))) F(plen, SIZE) F(keyring, KEY))
KC(13, LONG, F(key, KEY) F(timeout, U32) F(keyring, KEY))
KC(14, LONG, F(reqkey_defl, ENUM_RADIX(4, RADIX_SIGNED, key_request_defaults)))
KC(15, LONG, F(key, KEY) F(timeout, U32))
KC(16, LONG, F(key, KEY))
KC(17, LONG, F(key, KEY) TEXT)
KC(18, LONG)
KC(19, LONG, F(key, KEY) F(timeout, U32) F(error, VALUE(4, hook_errno)) F(keyring, KEY))
KC(20, LONG, F(key, KEY) F(payload, IN(ARRAY(struct_key_iovec, plen))) F(plen, SIZE) F(keyring, KEY))
KC(21, LONG, F(key, KEY))
KC(22, LONG, F(uid, UID) F(keyring, KEY))
KC(23, LONG, F(dh_params, IN(struct_keyctl_dh_params)) F(buffer, OUT(ATMOST(ret, BYTES(buflen)))) F(buflen, SIZE) F(kdf_params, IN(struct_keyctl_kdf_params)))
KC(24, LONG, F(key, KEY) F(reserved, RESERVED) F(params, STRING) F(info, OUT(struct_keyctl_pkey_query)))
PKEY(25, LONG, struct_keyctl_pkey_params, F(in, IN_DATA) OUT_DATA)
PKEY(26, LONG, struct_keyctl_pkey_params, F(in, IN_DATA) OUT_DATA)
PKEY(27, LONG, struct_keyctl_pkey_params, F(in, IN_DATA) OUT_DATA)
PKEY(28, LONG, struct_keyctl_pkey_verify, F(in, IN_DATA) F(in2, IN(SPAN(hook_key_out, 0))))
KC(29, LONG, F(keyring, KEY) F(type, STRING) F(restriction, STRING))
KC(30, LONG, F(key, KEY) F(from_keyring, KEY) F(to_keyring, KEY) F(flags, FLAGS32(keyctl_move_flags)))
KC(31, LONG, F(buffer, OUT(SPAN(hook_key_capabilities, 0))) F(buflen, SIZE))
)

/* KEYCTL_WATCH_KEY (32) is told as words, as strace does. */
CALLS(keys,
CALL(add_key,     248, 217, 286, 0, LONG, F(type, STRING) F(description, STRING) F(payload, IN(BYTES(plen))) F(plen, SIZE) F(keyring, KEY))
CALL(request_key, 249, 218, 287, 0, LONG, F(type, STRING) F(description, STRING) F(callout_info, STRING) F(dest_keyring, KEY))
CALL_BY(keyctl,   250, 219, 288, 0, LONG, 0, keyctl_lines, F(operation, ENUM32(keyctl_operations)) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX)) /* of an operation that no kernel has */
)
