package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.MX;
import static dev.tollgate.audit.topic.Rows.option;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfMap;
import dev.tollgate.sendmail.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** STARTTLS, as far as options decide. */
final class Tls {
    private static final String CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL:!eNULL";
    private static final Set<String> BROKEN = Set.of(
            "ANULL",
            "ADH",
            "AECDH",
            "ENULL",
            "NULL",
            "EXP",
            "EXPORT",
            "EXPORT40",
            "EXPORT56",
            "LOW",
            "RC4",
            "3DES",
            "DES",
            "MD5",
            "RC2",
            "IDEA",
            "SEED");
    /** Names that OpenSSL's cipher lists are made of; a part of a name may follow a plus sign. */
    private static final String KNOWN =
            "(?i)(ALL|DEFAULT|COMPLEMENTOF(ALL|DEFAULT)|HIGH|MEDIUM|LOW|PROFILE=\\w+|SUITE\\w+"
                    + "|@\\w+(=\\d)?|[ak]?(RSA|DSS|PSK|SRP|ECDSA|ECDH|DH|EDH|EECDH|ECDHE|DHE|NULL|GOST\\w*)|A?ADH|AECDH|ENULL"
                    + "|TLSV1(\\.[0-3])?|SSLV3|(AES|CAMELLIA|ARIA|CHACHA|SHA|AESGCM|AESCCM)\\w*|3DES|DES|RC4|RC2|MD5|IDEA|SEED"
                    + "|(ECDHE|DHE|EDH|AES|RSA|PSK|ADH|CAMELLIA|DES|TLS|SRP|ARIA|NULL)[-_][\\w-]+)";

    private static final String WEAKENING = "-SSL_OP_NO_(SSLv3|TLSv1|TLSv1_1|COMPRESSION)|"
            + "\\+?SSL_OP_(ALLOW_UNSAFE_LEGACY_RENEGOTIATION|LEGACY_SERVER_CONNECT)";
    private static final String FORBIDDING = "\\+?SSL_OP_NO_TLSv1_[23]";

    private Tls() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG1001", "No STARTTLS")
                        .needs("starttls")
                        .fix(UNSAFE)
                        .each(Tls::none),
                Check.error("TG1002", "STARTTLS not offered because of the authorities")
                        .fix(UNSAFE)
                        .each(Tls::authorities),
                Check.error("TG1012", "Cipher list that matches nothing")
                        .fix(UNSAFE)
                        .each(Tls::nothing),
                Check.error("TG1013", "Cipher list accepts anonymous or broken ciphers")
                        .fix(UNSAFE)
                        .each(Tls::broken),
                Check.warning("TG1014", "TLS 1.0 and 1.1 not forbidden")
                        .fix(INTENT)
                        .each(Tls::oldVersions),
                Check.warning("TG1015", "OpenSSL protection switched off")
                        .both()
                        .fix(UNSAFE)
                        .each(Tls::weakened),
                Check.error("TG1016", "TLS 1.2 or 1.3 forbidden")
                        .both()
                        .fix(UNSAFE)
                        .each(Tls::goodVersions),
                Check.warning("TG1017", "TLSSrvOptions letters not separated")
                        .fix(INTENT)
                        .each(Tls::letters),
                option(
                        Check.warning("TG1018", "Falls back to plain text")
                                .fix(UNSAFE)
                                .both(),
                        "TLSFallbacktoClear",
                        "false",
                        c -> c.isSet("TLSFallbacktoClear") && c.isTrue("TLSFallbacktoClear"),
                        "after a failed handshake mail is sent unencrypted, and anyone who disturbs the handshake "
                                + "can cause that"),
                Check.warning("TG1019", "Certificate fingerprints with MD5")
                        .fix(INTENT)
                        .each(Tls::fingerprints),
                Check.info("TG1020", "Obsolete source of random bytes")
                        .fix(INTENT)
                        .each(look -> {
                            if (look.c().has("RandFile")) {
                                look.lacks(
                                        "undefine(`confRAND_FILE')dnl",
                                        "sendmail does not need a RandFile if there is /dev/urandom",
                                        "");
                            }
                            if (look.c().words("DontBlameSendmail").contains("insufficiententropy")) {
                                look.option(
                                        "DontBlameSendmail",
                                        "InsufficientEntropy is not needed if there is /dev/urandom");
                            }
                        }),
                Check.warning("TG1021", "Certificates decide, but are not asked for")
                        .each(Tls::unasked),
                Check.info("TG1022", "Outgoing TLS is not verified").only(MX).each(look -> {
                    boolean dane = look.audit().build().can("DANE")
                            && look.c().has("DANE")
                            && look.c().isTrue("DANE");
                    if (!dane && !look.c().feature("sts") && look.c().isReachable()) {
                        look.whole(
                                "neither DANE nor MTA-STS is used, so outgoing mail is encrypted only if nobody "
                                        + "interferes",
                                "FEATURE(`sts')dnl",
                                "");
                    }
                }));
    }

    private static boolean offersTls(Configuration c) {
        return c.has("ServerCertFile") && c.has("ServerKeyFile");
    }

    private static void none(Look look) {
        if (!offersTls(look.c()) && look.c().isReachable()) {
            String missing = look.c().has("ServerCertFile") ? "ServerKeyFile" : "ServerCertFile";
            look.set(
                    missing,
                    missing.equals("ServerKeyFile") ? "/etc/mail/tls/server.key" : "/etc/mail/tls/server.pem",
                    "without a certificate and a key there is no STARTTLS: mail and passwords arrive unencrypted");
        }
    }

    private static void authorities(Look look) {
        if (!offersTls(look.c())) {
            return;
        }
        for (String name : List.of("CACertFile", "CACertPath")) {
            if (!look.c().has(name)) {
                look.set(
                        name,
                        name.equals("CACertFile") ? "/etc/ssl/certs/ca-certificates.crt" : "/etc/ssl/certs",
                        name
                                + " is not set, and without it sendmail does not offer STARTTLS, even with a "
                                + "certificate");
            }
        }
        String file = look.c().value("CACertFile").strip();
        if (look.host().file(file).filter(fact -> !fact.exists()).isPresent()) {
            look.option("CACertFile", file + " is missing, and without it sendmail does not offer STARTTLS");
        }
    }

    private static List<String> tokens(String list) {
        List<String> tokens = new ArrayList<>();
        for (String token : list.strip().split("[:, ]+")) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static boolean isKnown(String token) {
        for (String part : token.replaceFirst("^[!+-]", "").split("\\+")) {
            if (!part.matches(KNOWN)) {
                return false;
            }
        }
        return true;
    }

    private static void nothing(Look look) {
        List<String> tokens = tokens(look.c().value("CipherList"));
        boolean adds = tokens.stream().anyMatch(token -> !token.matches("[!+@-].*") && isKnown(token));
        if (!tokens.isEmpty() && !adds) {
            look.set(
                    "CipherList",
                    CIPHERS,
                    "OpenSSL does not know any cipher in this list; the log says that it is ignored, but every TLS "
                            + "1.2 client fails");
        }
    }

    private static void broken(Look look) {
        List<String> tokens = tokens(look.c().value("CipherList"));
        Set<String> upper = new java.util.HashSet<>();
        tokens.forEach(token -> upper.add(token.toUpperCase(Locale.ROOT)));
        for (String token : tokens) {
            String plain = token.toUpperCase(Locale.ROOT);
            boolean level = plain.matches("@SECLEVEL=[01]");
            boolean all = plain.matches("ALL|COMPLEMENTOFDEFAULT") && !upper.contains("!ANULL");
            boolean bad = !plain.startsWith("!")
                    && !plain.startsWith("-")
                    && java.util.stream.Stream.of(plain.split("\\+")).anyMatch(BROKEN::contains);
            if (level || all || bad) {
                look.set(
                        "CipherList",
                        CIPHERS,
                        token
                                + (level
                                        ? " allows TLS 1.0 and 1.1 and keys that can be broken"
                                        : " accepts ciphers that do not authenticate, or are broken"));
            }
        }
    }

    private static boolean forbids(Configuration c, String option, String flag) {
        for (String word : c.value(option).split("[\\s,]+")) {
            if (word.equals("+" + flag) || word.equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private static void oldVersions(Look look) {
        for (String option : List.of("ServerSSLOptions", "ClientSSLOptions")) {
            boolean used =
                    option.startsWith("S") ? offersTls(look.c()) : look.c().has("ClientCertFile");
            if (used
                    && !(forbids(look.c(), option, "SSL_OP_NO_TLSv1")
                            && forbids(look.c(), option, "SSL_OP_NO_TLSv1_1"))) {
                look.set(
                        option,
                        together(look.c(), option),
                        "only OpenSSL's security level stops TLS 1.0 and 1.1, and a cipher list can lower it");
            }
        }
    }

    private static void weakened(Look look) {
        each(look, WEAKENING, " switches off a protection");
    }

    private static void goodVersions(Look look) {
        each(look, FORBIDDING, " forbids a good version of TLS");
    }

    private static List<String> flags(Configuration c, String option) {
        List<String> flags = new ArrayList<>(List.of(c.value(option).strip().split("[\\s,]+")));
        flags.removeIf(String::isEmpty);
        return flags;
    }

    /** The flags as they are without the bad ones, and those that a hardened host has. */
    private static String together(Configuration c, String option) {
        List<String> flags = flags(c, option);
        flags.removeIf(flag -> flag.matches(WEAKENING + "|" + FORBIDDING));
        for (String wanted : Options.known(option).good().split(" ")) {
            if (!flags.contains(wanted) && !flags.contains(wanted.substring(1))) {
                flags.add(wanted);
            }
        }
        return String.join(" ", flags);
    }

    private static void each(Look look, String pattern, String says) {
        for (String option : List.of("ServerSSLOptions", "ClientSSLOptions")) {
            List<String> words = flags(look.c(), option);
            List<String> bad =
                    words.stream().filter(word -> word.matches(pattern)).toList();
            words.removeAll(bad);
            bad.forEach(word -> look.set(option, String.join(" ", words), together(look.c(), option), word + says));
        }
    }

    private static void letters(Look look) {
        for (String word : look.c().value("TLSSrvOptions").strip().split("[\\s,]+")) {
            if (word.length() > 1 || !word.matches("[VC]?")) {
                String letters = String.join(" ", word.replaceAll("[^VC]", "").split(""));
                look.set(
                        "TLSSrvOptions",
                        letters.isBlank() ? "V" : letters,
                        "sendmail reads one letter of each word: of \"" + word + "\" only " + word.charAt(0)
                                + " counts");
            }
        }
    }

    private static void fingerprints(Look look) {
        String value = look.c().value("CertFingerprintAlgorithm").strip().toLowerCase(Locale.ROOT);
        boolean known = value.matches("sha-?(224|256|384|512).*|sha3.*|sm3|blake2.*");
        boolean asked = look.c().cf().text().contains("{cert_fp}")
                || look.c().cf().text().contains("{cert_md5}");
        if (!known && offersTls(look.c())) {
            Look quiet = asked ? look : look.as(Severity.INFO);
            quiet.set(
                    "CertFingerprintAlgorithm",
                    "sha256",
                    value.matches("md5|sha1?")
                            ? "certificates are named by their " + value + " digests, which can be forged"
                            : "unknown digest " + value + ", so certificates have no fingerprint");
        }
    }

    private static void unasked(Look look) {
        boolean silent = look.c().value("TLSSrvOptions").contains("V")
                || AccessTexts.lines(look).stream()
                        .anyMatch(line -> line.value().matches(".*\\bV\\b.*")
                                && line.key().matches("(?i)srv_features:"));
        String path = look.c().accessMap().map(CfMap::path).orElse("");
        boolean decide =
                AccessTexts.lines(look).stream().anyMatch(line -> line.key().matches("(?i)cert(issuer|subject):.*"));
        boolean external = look.c().classWords("TrustAuthMech").contains("EXTERNAL");
        if (silent && (decide || external)) {
            look.option(
                    "TLSSrvOptions",
                    "clients are not asked for a certificate, so "
                            + (decide
                                    ? "the CertIssuer: and CertSubject: entries of " + path + " never match"
                                    : "nobody can log in by EXTERNAL"));
        }
    }
}
