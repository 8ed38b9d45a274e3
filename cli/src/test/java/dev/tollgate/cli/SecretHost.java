package dev.tollgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A host whose configuration, maps and files are full of one password. */
final class SecretHost {
    private SecretHost() {}

    /** Writes it; {@code mail} is its /etc/mail, {@code good} and {@code bad} are texts with AuthInfo entries. */
    static void write(Path mail, Path good, Path bad, String secret) throws IOException {
        Files.createDirectories(mail);
        Files.writeString(mail.resolve("../passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(mail.resolve("../group"), "root:x:0:\n");
        Files.copy(bad, mail.resolve("access"));
        Files.copy(good, mail.resolve("authinfo"));
        Files.writeString(mail.resolve("aliases"), "root: anna\n# P:" + secret + "\n");
        Files.writeString(mail.resolve("default-auth-info"), "jo\njo\n" + secret + "\nexample\n");
        Files.writeString(mail.resolve("ldap.secret"), secret);
        Files.writeString(mail.resolve("sendmail.cf"), """
                V10/Berkeley
                O DefaultAuthInfo=/etc/mail/default-auth-info
                O LDAPDefaultSpec=-h ldap.example -b dc=x -d cn=x -P /etc/mail/ldap.secret
                O AliasFile=/etc/mail/aliases
                # AuthInfo:z.example "U:x" "P:SECRET"
                D{Pw}P:SECRET
                C{Pw} P:SECRET
                Kaccess hash -T<TMPF> /etc/mail/access
                Kauthinfo hash /etc/mail/authinfo
                Sauthinfo
                R$*\t$: $(authinfo AuthInfo:$&{server_name} $: none $)
                Scheck_rcpt
                R$*\t$: $(access Connect:q.example $: none $)
                """.replace("SECRET", secret));
        Files.writeString(mail.resolve("sendmail.mc"), """
                OSTYPE(`linux')
                FEATURE(`access_db')
                FEATURE(`authinfo')
                define(`confDEF_AUTH_INFO', `/etc/mail/default-auth-info')
                define(`confLDAP_DEFAULT_SPEC', `-h ldap.example -d cn=x -P /etc/mail/ldap.secret')
                dnl AuthInfo:z.example "U:x" "P:SECRET"
                LOCAL_CONFIG
                # AuthInfo:z.example "U:x" "P:SECRET"
                D{Pw}P:SECRET
                MAILER(`smtp')
                """.replace("SECRET", secret));
    }
}
