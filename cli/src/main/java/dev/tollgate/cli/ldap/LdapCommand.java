package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tollgate ldap}. */
@Command(
        name = "ldap",
        description = {
            "Keep one policy for many hosts: sendmail's maps in an LDAP directory.",
            "",
            "All hosts of a cluster find the cluster's entries; only the host itself finds its own. If a cluster "
                    + "and one of its hosts have the same key, that host finds neither entry."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LdapExport.class, LdapPull.class, LdapDiff.class, LdapPush.class, LdapVerify.class},
        footer = {
            "",
            "Examples:",
            "  tollgate ldap export --base dc=example,dc=com --cluster mail access > access.ldif",
            "  tollgate ldap diff --url ldaps://ldap1.example.com --base dc=example,dc=com --cluster mail access",
            "  tollgate ldap push --url ldaps://ldap1.example.com --base dc=example,dc=com --cluster mail \\",
            "    --bind-dn cn=admin,dc=example,dc=com --password-file /etc/mail/ldap.secret access",
            "  tollgate ldap verify --url ldaps://ldap1.example.com --url ldaps://ldap2.example.com \\",
            "    --base dc=example,dc=com --cluster mail"
        })
public final class LdapCommand extends TollgateCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "a command is missing");
    }
}
