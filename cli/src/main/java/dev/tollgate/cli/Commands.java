package dev.tollgate.cli;

import dev.tollgate.cli.audit.AuditCommand;
import dev.tollgate.cli.ca.CaCommand;
import dev.tollgate.cli.cert.CertCommand;
import dev.tollgate.cli.cf.BtCommand;
import dev.tollgate.cli.cf.RouteCommand;
import dev.tollgate.cli.check.CheckCommand;
import dev.tollgate.cli.check.ExplainCommand;
import dev.tollgate.cli.command.NativeCommand;
import dev.tollgate.cli.diff.DiffCommand;
import dev.tollgate.cli.edit.FmtCommand;
import dev.tollgate.cli.edit.FoldCommand;
import dev.tollgate.cli.edit.GetCommand;
import dev.tollgate.cli.edit.SetCommand;
import dev.tollgate.cli.edit.UnfoldCommand;
import dev.tollgate.cli.edit.UnsetCommand;
import dev.tollgate.cli.help.CompletionCommand;
import dev.tollgate.cli.help.HelpCommand;
import dev.tollgate.cli.history.HistoryCommand;
import dev.tollgate.cli.history.RestoreCommand;
import dev.tollgate.cli.ldap.LdapCommand;
import dev.tollgate.cli.map.BuildCommand;
import dev.tollgate.cli.map.DumpCommand;
import dev.tollgate.cli.map.EditmapCommand;
import dev.tollgate.cli.map.LookupCommand;
import dev.tollgate.cli.map.MakemapCommand;
import dev.tollgate.cli.map.StatCommand;
import dev.tollgate.cli.map.VerifyCommand;
import dev.tollgate.cli.name.DecodeCommand;
import dev.tollgate.cli.name.EncodeCommand;
import dev.tollgate.cli.probe.ProbeCommand;
import dev.tollgate.cli.site.SiteCommand;
import dev.tollgate.cli.suite.TestCommand;
import dev.tollgate.cli.trace.AuditRelayCommand;
import dev.tollgate.cli.trace.TraceCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All commands, in the order in which help lists them. A new command is one class and one line here. */
final class Commands {
    private static final Map<String, Class<?>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("check", CheckCommand.class);
        BY_NAME.put("explain", ExplainCommand.class);
        BY_NAME.put("build", BuildCommand.class);
        BY_NAME.put("makemap", MakemapCommand.class);
        BY_NAME.put("editmap", EditmapCommand.class);
        BY_NAME.put("dump", DumpCommand.class);
        BY_NAME.put("lookup", LookupCommand.class);
        BY_NAME.put("verify", VerifyCommand.class);
        BY_NAME.put("stat", StatCommand.class);
        BY_NAME.put("diff", DiffCommand.class);
        BY_NAME.put("audit", AuditCommand.class);
        BY_NAME.put("audit-relay", AuditRelayCommand.class);
        BY_NAME.put("site", SiteCommand.class);
        BY_NAME.put("get", GetCommand.class);
        BY_NAME.put("set", SetCommand.class);
        BY_NAME.put("unset", UnsetCommand.class);
        BY_NAME.put("fmt", FmtCommand.class);
        BY_NAME.put("fold", FoldCommand.class);
        BY_NAME.put("unfold", UnfoldCommand.class);
        BY_NAME.put("trace", TraceCommand.class);
        BY_NAME.put("test", TestCommand.class);
        BY_NAME.put("bt", BtCommand.class);
        BY_NAME.put("route", RouteCommand.class);
        BY_NAME.put("ca", CaCommand.class);
        BY_NAME.put("cert", CertCommand.class);
        BY_NAME.put("ldap", LdapCommand.class);
        BY_NAME.put("probe", ProbeCommand.class);
        BY_NAME.put("history", HistoryCommand.class);
        BY_NAME.put("restore", RestoreCommand.class);
        BY_NAME.put("encode", EncodeCommand.class);
        BY_NAME.put("decode", DecodeCommand.class);
        BY_NAME.put("completion", CompletionCommand.class);
        BY_NAME.put("help", HelpCommand.class);
    }

    private Commands() {}

    /** Every command's class by its name. */
    static Map<String, Class<?>> all() {
        return BY_NAME;
    }

    /** Those that read their arguments themselves. */
    static Map<String, Supplier<NativeCommand>> nativeCommands() {
        return Map.of("makemap", MakemapCommand::new, "editmap", EditmapCommand::new);
    }

    /** Whether {@code command} speaks about the other commands. */
    static boolean needsAll(Class<?> command) {
        return command == HelpCommand.class || command == CompletionCommand.class;
    }
}
