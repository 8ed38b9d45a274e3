package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.KeyFact;
import dev.tollgate.model.lint.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The files of STARTTLS: certificates, keys, revocation lists. */
final class Keys {
    private static final long DAY = 24 * 3600L;

    private Keys() {}

    static List<Check> all() {
        return List.of(
                files(
                        Check.error("TG1003", "Private key file that sendmail refuses"),
                        FileSafety.Demand.SECRET,
                        "and silently does not offer STARTTLS",
                        "600",
                        "ServerKeyFile",
                        "ClientKeyFile"),
                files(
                        Check.error("TG1004", "Certificate file that sendmail refuses"),
                        FileSafety.Demand.PRIVATE_WRITE,
                        "and does not offer STARTTLS",
                        "644",
                        "ServerCertFile",
                        "ClientCertFile",
                        "CACertFile"),
                Check.error("TG1005", "CRL that is not used").each(Keys::revocation),
                Check.warning("TG1006", "Weak or unsafe Diffie-Hellman parameters")
                        .fix(INTENT)
                        .each(Keys::parameters),
                Check.error("TG1007", "Key does not belong to the certificate").each(Keys::pairs),
                certificates(Check.error("TG1008", "Certificate out of date"), Keys::dates),
                certificates(Check.warning("TG1009", "Certificate does not name this host"), Keys::names),
                certificates(Check.error("TG1010", "Weak certificate"), Keys::weak),
                Check.error("TG1011", "Private key with a passphrase").each(look -> {
                    for (String option : List.of("ServerKeyFile", "ClientKeyFile")) {
                        String path = look.c().value(option).strip();
                        Optional.ofNullable(look.host().keys().get(path))
                                .filter(KeyFact::encrypted)
                                .ifPresent(key -> look.file(
                                        path,
                                        "the daemon cannot ask for the passphrase, so STARTTLS is not offered",
                                        Commands.of("openssl", "pkey", "-in", path, "-out", path + ".new")));
                    }
                }));
    }

    private static Check files(Check check, FileSafety.Demand demand, String then, String mode, String... options) {
        return check.each(look -> {
            for (String option : options) {
                String path = look.c().value(option).strip();
                if (look.c().has(option) && path.startsWith("/")) {
                    FileSafety.refusal(
                                    look.host(),
                                    path,
                                    demand,
                                    look.c().words("DontBlameSendmail"),
                                    Owners.trusted(look))
                            .filter(reason -> !(reason.startsWith("No such") && option.equals("CACertFile")))
                            .ifPresent(reason -> look.file(
                                    path,
                                    "sendmail refuses this file (" + reason + "), " + then,
                                    Owners.refused(look, look.host().chain(path), mode)));
                }
            }
        });
    }

    private static void revocation(Look look) {
        String path = look.c().value("CRLFile").strip();
        if (!look.c().has("CRLFile") || !path.startsWith("/")) {
            return;
        }
        FileSafety.refusal(
                        look.host(),
                        path,
                        FileSafety.Demand.PRIVATE_WRITE,
                        look.c().words("DontBlameSendmail"),
                        Owners.trusted(look))
                .ifPresent(reason -> look.file(
                        path,
                        "sendmail refuses this file (" + reason + "), and continues without checking revocations",
                        Owners.refused(look, look.host().chain(path), "644")));
        KeyFact list = look.host().keys().get(path);
        if (list != null && !list.type().equals("crl")) {
            look.file(
                    path,
                    "it does not contain a certificate revocation list (CRL), and sendmail continues "
                            + "without checking revocations",
                    "");
        } else if (list != null
                && list.notAfter() > 0
                && list.notAfter() < look.host().now()) {
            look.file(path, "the CRL is out of date, so every certificate of its authority fails", "");
        }
    }

    private static void parameters(Look look) {
        String value = look.c().value("DHParameters").strip();
        if (!look.c().has("DHParameters")) {
            return;
        }
        if (value.matches("[15].*")) {
            look.as(Severity.ERROR)
                    .set("DHParameters", "2048", "the parameters " + value + " are too short and can be broken");
        } else if (value.startsWith("/")) {
            FileSafety.refusal(
                            look.host(),
                            value,
                            FileSafety.Demand.PRIVATE_WRITE,
                            look.c().words("DontBlameSendmail"),
                            Owners.trusted(look))
                    .ifPresent(reason -> look.set(
                            "DHParameters",
                            "2048",
                            "sendmail refuses " + value + " (" + reason + ") and uses its own parameters"));
        }
    }

    private static void pairs(Look look) {
        for (String side : List.of("Server", "Client")) {
            KeyFact certificate =
                    look.host().keys().get(look.c().value(side + "CertFile").strip());
            String path = look.c().value(side + "KeyFile").strip();
            KeyFact key = look.host().keys().get(path);
            if (certificate != null
                    && key != null
                    && !key.publicKey().isEmpty()
                    && !certificate.publicKey().isEmpty()
                    && !key.publicKey().equals(certificate.publicKey())) {
                look.file(path, "it is not the key of " + certificate.path() + ", so STARTTLS cannot work", "");
            }
        }
    }

    private static Check certificates(Check check, BiConsumer<Look, KeyFact> each) {
        return check.each(look -> {
            String server = look.c().value("ServerCertFile").strip();
            String client = look.c().value("ClientCertFile").strip();
            for (String path : server.equals(client) ? List.of(server) : List.of(server, client)) {
                Optional.ofNullable(look.host().keys().get(path))
                        .filter(fact -> fact.type().equals("certificate"))
                        .ifPresent(fact -> each.accept(look, fact));
            }
        });
    }

    private static void dates(Look look, KeyFact certificate) {
        long now = look.host().now();
        if (certificate.notAfter() < now) {
            look.file(
                    certificate.path(),
                    "the certificate has expired; sendmail still presents it, and servers that verify refuse this host",
                    "");
        } else if (certificate.notBefore() > now) {
            look.file(
                    certificate.path(),
                    "the certificate is not valid yet, and servers that verify refuse this host",
                    "");
        } else if (certificate.notAfter() < now + 21 * DAY) {
            look.as(Severity.WARNING)
                    .file(
                            certificate.path(),
                            "the certificate expires in " + (certificate.notAfter() - now) / DAY + " days",
                            "");
        }
    }

    private static void names(Look look, KeyFact certificate) {
        String name = look.c()
                .cf()
                .macro("j")
                .filter(text -> !text.contains("$"))
                .orElse(look.host().name());
        boolean named = certificate.names().stream().anyMatch(other -> matches(other, name));
        if (!name.isEmpty() && !named) {
            look.file(
                    certificate.path(),
                    "the certificate is for " + String.join(", ", certificate.names()) + ", not for " + name
                            + ", and servers that verify names refuse this host",
                    "");
        }
    }

    private static boolean matches(String pattern, String name) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        String wanted = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("*.")
                ? wanted.indexOf('.') > 0
                        && wanted.substring(wanted.indexOf('.')).equals(lower.substring(1))
                : lower.equals(wanted);
    }

    private static void weak(Look look, KeyFact certificate) {
        String signature = certificate.signature().toUpperCase(Locale.ROOT);
        boolean key = certificate.algorithm().equals("RSA") && certificate.bits() < 2048
                || certificate.algorithm().equals("DSA")
                || certificate.algorithm().equals("EC") && certificate.bits() < 256;
        boolean digest = signature.startsWith("MD5") || signature.startsWith("SHA1WITH");
        if (key || digest) {
            look.file(
                    certificate.path(),
                    (key
                                    ? "a " + certificate.algorithm() + " key of " + certificate.bits() + " bits"
                                    : "a signature of " + certificate.signature())
                            + " is too weak for OpenSSL 3, so STARTTLS is not offered",
                    "");
        }
    }
}
