package dev.tollgate.directory.server;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.tollgate.files.failure.Failure.Kind;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What a result code means to an administrator. */
final class Troubles {
    private Troubles() {}

    /**
     * {@code failure} in words.
     *
     * @param where the server, and the entry if one is concerned
     */
    static DirectoryException of(String where, LDAPException failure) {
        Kind reason = reason(failure);
        return new DirectoryException(reason, where + ": " + what(failure), help(failure.getResultCode()), failure);
    }

    private static Kind reason(LDAPException failure) {
        ResultCode code = failure.getResultCode();
        if (isTls(failure)) {
            return Kind.CREDENTIALS;
        }
        return switch (code.intValue()) {
            case ResultCode.TIMEOUT_INT_VALUE -> Kind.TIMEOUT;
            case ResultCode.SERVER_DOWN_INT_VALUE,
                    ResultCode.CONNECT_ERROR_INT_VALUE,
                    ResultCode.BUSY_INT_VALUE,
                    ResultCode.UNAVAILABLE_INT_VALUE -> isTimeout(failure) ? Kind.TIMEOUT : Kind.UNREACHABLE;
            case ResultCode.INVALID_CREDENTIALS_INT_VALUE,
                    ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
                    ResultCode.AUTH_METHOD_NOT_SUPPORTED_INT_VALUE,
                    ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE,
                    ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE -> Kind.CREDENTIALS;
            case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE,
                    ResultCode.REFERRAL_INT_VALUE,
                    ResultCode.UNWILLING_TO_PERFORM_INT_VALUE -> Kind.DENIED;
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE -> Kind.MISSING;
            case ResultCode.ASSERTION_FAILED_INT_VALUE, ResultCode.ENTRY_ALREADY_EXISTS_INT_VALUE -> Kind.BUSY;
            case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE -> Kind.FAILED;
            case ResultCode.INVALID_ATTRIBUTE_SYNTAX_INT_VALUE,
                    ResultCode.CONSTRAINT_VIOLATION_INT_VALUE,
                    ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE,
                    ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE,
                    ResultCode.NAMING_VIOLATION_INT_VALUE,
                    ResultCode.INVALID_DN_SYNTAX_INT_VALUE -> Kind.BAD_DATA;
            default -> Kind.FAILED;
        };
    }

    private static boolean isTls(LDAPException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        String text = String.valueOf(failure.getMessage());
        return text.contains("SSLHandshakeException") || text.contains("PKIX") || text.contains("certificate");
    }

    private static boolean isTimeout(LDAPException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("timeout") || text.contains("timed out") || text.contains("milliseconds");
    }

    private static String what(LDAPException failure) {
        String said = String.valueOf(failure.getDiagnosticMessage());
        String server = failure.getDiagnosticMessage() == null || said.isBlank() ? "" : " (" + said.strip() + ")";
        if (isTls(failure)) {
            return "no TLS connection: the certificate cannot be verified, or is not for this name"
                    + (server.isEmpty() ? " (" + shortened(String.valueOf(failure.getMessage())) + ")" : server);
        }
        int code = failure.getResultCode().intValue();
        return switch (code) {
            case ResultCode.TIMEOUT_INT_VALUE -> "no answer in time; the server hangs or is overloaded";
            case ResultCode.SERVER_DOWN_INT_VALUE, ResultCode.CONNECT_ERROR_INT_VALUE ->
                isTimeout(failure)
                        ? "no answer in time; the server hangs or is overloaded"
                        : "cannot be reached (" + shortened(String.valueOf(failure.getMessage())) + ")";
            case ResultCode.INVALID_CREDENTIALS_INT_VALUE -> "wrong bind DN or password";
            case ResultCode.REFERRAL_INT_VALUE ->
                "this server is a replica and does not accept changes"
                        + (failure.getReferralURLs() != null && failure.getReferralURLs().length > 0
                                ? "; its provider is " + failure.getReferralURLs()[0]
                                : "");
            case ResultCode.ASSERTION_FAILED_INT_VALUE -> "somebody else has changed this entry in the meantime";
            case ResultCode.ENTRY_ALREADY_EXISTS_INT_VALUE -> "this entry exists already";
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE -> "no such entry, or no right to see it" + server;
            case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE -> "the server does not allow this" + server;
            case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE -> "the server's size limit truncates the answer";
            case ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE -> "the server's time limit truncates the answer";
            default ->
                failure.getResultCode().getName() + " (" + code + ")"
                        + (server.isEmpty() ? ": " + shortened(String.valueOf(failure.getMessage())) : server);
        };
    }

    private static String help(ResultCode code) {
        return switch (code.intValue()) {
            case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE, ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE ->
                "lift it for the bind DN: limits dn.exact=\"…\" size=unlimited time=unlimited in slapd.conf";
            case ResultCode.REFERRAL_INT_VALUE -> "give the provider's URL with --url";
            case ResultCode.ASSERTION_FAILED_INT_VALUE, ResultCode.ENTRY_ALREADY_EXISTS_INT_VALUE ->
                "run the push again: it reads the directory again";
            case ResultCode.INVALID_CREDENTIALS_INT_VALUE -> "check --bind-dn and the file of --password-file";
            case ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE, ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE ->
                "the server requires encryption: use ldaps://";
            case ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE, ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE ->
                "load sendmail.schema into the server (/usr/share/sendmail/examples/ldap)";
            default -> "";
        };
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 197) + "..." : line;
    }
}
