package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Set;

/** Options of the TLS library as sendmail's option takes them: names or numbers, each with a sign before it if need be. */
final class SslOptions {
    private static final Set<String> NAMES = Set.of(
            "ssl_op_all",
            "ssl_op_allow_no_dhe_kex",
            "ssl_op_allow_unsafe_legacy_renegotiation",
            "ssl_op_cipher_server_preference",
            "ssl_op_cisco_anyconnect",
            "ssl_op_cookie_exchange",
            "ssl_op_cryptopro_tlsext_bug",
            "ssl_op_dont_insert_empty_fragments",
            "ssl_op_enable_middlebox_compat",
            "ssl_op_ephemeral_rsa",
            "ssl_op_legacy_server_connect",
            "ssl_op_microsoft_big_sslv3_buffer",
            "ssl_op_microsoft_sess_id_bug",
            "ssl_op_msie_sslv2_rsa_padding",
            "ssl_op_netscape_ca_dn_bug",
            "ssl_op_netscape_challenge_bug",
            "ssl_op_netscape_demo_cipher_change_bug",
            "ssl_op_netscape_reuse_cipher_change_bug",
            "ssl_op_no_anti_replay",
            "ssl_op_no_compression",
            "ssl_op_no_encrypt_then_mac",
            "ssl_op_no_query_mtu",
            "ssl_op_no_renegotiation",
            "ssl_op_no_session_resumption_on_renegotiation",
            "ssl_op_no_sslv2",
            "ssl_op_no_sslv3",
            "ssl_op_no_ticket",
            "ssl_op_no_tlsv1",
            "ssl_op_no_tlsv1_1",
            "ssl_op_no_tlsv1_2",
            "ssl_op_no_tlsv1_3",
            "ssl_op_pkcs1_check_1",
            "ssl_op_pkcs1_check_2",
            "ssl_op_prioritize_chacha",
            "ssl_op_single_dh_use",
            "ssl_op_single_ecdh_use",
            "ssl_op_ssleay_080_client_dh_bug",
            "ssl_op_sslref2_reuse_cert_type_bug",
            "ssl_op_tlsext_padding",
            "ssl_op_tls_block_padding_bug",
            "ssl_op_tls_d5_bug",
            "ssl_op_tls_rollback_bug");

    private SslOptions() {}

    /** Says which words of {@code value} are not options. */
    static void check(Report report, String option, String value) {
        for (String word : value.split("[\\s,]+")) {
            String name = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
            boolean known = name.isEmpty() || Chars.isDigit(name.charAt(0)) || NAMES.contains(Chars.lower(name));
            if (!known) {
                report.system("readcf: " + option + " option value " + name + " unrecognized");
            }
        }
    }
}
