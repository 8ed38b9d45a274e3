package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.HostEntry;
import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.macro.Macros;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.resolve.CanonicalNames;
import dev.tollgate.sendmail.rewrite.ClassTable;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Code;
import java.util.List;
import java.util.Optional;

/** What a process does before it reads its configuration, and after (main.c). */
final class Startup {
    private static final String VERSION = "8.17.1.9";
    private static final int NEWEST_LEVEL = 10;
    private static final List<String> BUILT_IN_MAILERS = List.of(
            "prog, P=/bin/sh, F=lsouDq9, T=X-Unix/X-Unix/X-Unix, A=sh -c " + Code.MACRO + "u",
            "*file*, P=[FILE], F=lsDFMPEouq9, T=X-Unix/X-Unix/X-Unix, A=FILE " + Code.MACRO + "u",
            "*include*, P=/dev/null, F=su, A=INCLUDE " + Code.MACRO + "u");

    private final Configuration configuration;
    private final Program program;
    private final Report report;
    private final Host host;

    Startup(Configuration configuration) {
        this.configuration = configuration;
        program = configuration.program();
        report = configuration.report();
        host = configuration.host();
    }

    private Macros macros() {
        return program.macros();
    }

    private ClassTable classes() {
        return program.classes();
    }

    private char id(String name) {
        return program.names().id(name);
    }

    void begin() {
        MailerReader mailers = new MailerReader(program, configuration.mailers(), host, configuration.queues());
        BUILT_IN_MAILERS.forEach(mailers::read);
        macros().set(id("deliveryMode"), "b");
        macros().set(id("opMode"), configuration.mode() == Configuration.Mode.TEST ? "t" : "d");
        macros().set('v', VERSION);
        identify();
        macros().set('b', host.date());
        macros().set(id("load_avg"), String.valueOf(host.load()));
    }

    /** Finds the host's own names. */
    private void identify() {
        String node = host.nodeName();
        Optional<HostEntry> entry = host.entry(node);
        String name = node;
        if (entry.isPresent()) {
            name = ownName(node, entry.get());
        }
        macros().set('w', name);
        macros().set('j', name);
        classes().add('w', name);
        int dot = name.indexOf('.');
        if (dot >= 0 && dot + 1 < name.length()) {
            macros().set('m', name.substring(dot + 1));
        }
        macros().set('k', node);
        classes().add('k', node);
        classes().add('w', node);
        if (entry.isPresent()) {
            entry.get().aliases().forEach(alias -> classes().add('w', alias));
            entry.get().addresses().forEach(address -> classes().add('w', "[" + shown(address) + "]"));
        }
    }

    private String ownName(String node, HostEntry entry) {
        String name = entry.name().indexOf('.') >= 0 || node.indexOf('.') < 0 ? entry.name() : node;
        if (name.indexOf('.') < 0) {
            for (String alias : entry.aliases()) {
                if (alias.indexOf('.') >= 0) {
                    return alias;
                }
            }
            return new CanonicalNames(host, program, configuration.settings())
                    .find(name)
                    .name()
                    .orElse(name);
        }
        return name;
    }

    /** An address as sendmail writes it. */
    private String shown(String address) {
        int[] groups = address.indexOf(':') < 0 ? null : Addresses.groups(address);
        if (groups == null) {
            return address;
        }
        StringBuilder full = new StringBuilder("IPv6:");
        for (int i = 0; i < groups.length; i++) {
            full.append(i == 0 ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return full.toString();
    }

    void finish() {
        Settings settings = configuration.settings();
        hostMaps();
        settings.finish();
        if (settings.interactiveSafe && settings.deliveryMode != 'i') {
            report.print(
                    "WARNING: SuperSafe=interactive should only be used with\n         DeliveryMode=interactive\n");
        }
        if (!settings.mailboxes.equals("pw") && !settings.mailboxes.equals("ldap")) {
            report.user("550", "Can't initialize mailbox database \"" + settings.mailboxes + "\": Service unavailable");
            report.exitStatus(Sysexits.UNAVAILABLE);
        }
        macros().set('_', host.user() + "@localhost");
        String domain = program.expansion().expand(Code.MACRO + "m", Expansion.LINE_ROOM);
        if (!domain.isEmpty()) {
            classes().add('m', domain);
        }
        if (settings.probing != Settings.Probing.NONE) {
            probe(settings.probing);
        }
        warn(settings);
        nameClasses();
        macros().run();
        macros().set(id("quarantine"), "");
        macros().set(id("addr_type"), "e r");
    }

    private void hostMaps() {
        if (configuration.maps().get("host") == null) {
            configuration.maps().declare(program.level() >= 2 ? "host host -a. -D" : "host host");
        }
        for (String kind : configuration.settings().services("aliases")) {
            if (kind.equals("files") && configuration.maps().get("aliases.files") == null) {
                configuration.maps().declare("aliases.files null");
            } else if (kind.equals("nis") && configuration.maps().get("aliases.nis") == null) {
                configuration.maps().declare("aliases.nis nis mail.aliases");
            } else if (kind.equals("nisplus") && configuration.maps().get("aliases.nisplus") == null) {
                configuration.maps().declare("aliases.nisplus nisplus -kalias -vexpansion mail_aliases.org_dir");
            }
        }
        if (configuration.maps().get("aliases") == null) {
            configuration.maps().declare("aliases switch aliases");
        }
    }

    private void probe(Settings.Probing probing) {
        for (Host.InterfaceAddress found : host.interfaces()) {
            classes().add('w', "[" + shown(found.address()) + "]");
            if (probing == Settings.Probing.NO_LOOPBACK && found.loopback()) {
                continue;
            }
            host.entryOf(found.address()).ifPresent(entry -> {
                addHost(entry.name());
                entry.aliases().forEach(this::addHost);
            });
        }
    }

    private void addHost(String name) {
        if (!classes().contains(name, 'w')) {
            classes().add('w', name);
            classes().add('w', "[" + name + "]");
        }
    }

    private void warn(Settings settings) {
        int level = program.level();
        if (level > NEWEST_LEVEL) {
            report.system("Warning: .cf version level (" + level + ") exceeds sendmail version " + VERSION
                    + " functionality (" + NEWEST_LEVEL + ")");
        }
        if (settings.statusDirectory != null && settings.cacheSize == 0) {
            settings.statusDirectory = null;
            report.print("Warning: HostStatusDirectory disabled with ConnectionCacheSize = 0\n");
        }
        if (settings.singleThread && settings.statusDirectory == null) {
            report.print("Warning: HostStatusDirectory required for SingleThreadDelivery\n");
        }
        if (configuration.mode() == Configuration.Mode.TEST) {
            report.beVerbose();
            settings.deliveryMode = 'i';
            macros().set(id("deliveryMode"), "i");
        }
        if (level < NEWEST_LEVEL) {
            report.notice("Warning: .cf file is out of date: sendmail " + VERSION + " supports version " + NEWEST_LEVEL
                    + ", .cf file is version " + level);
        }
        String own = program.expansion().expand(Code.MACRO + "j", Expansion.LINE_ROOM);
        String name = own.isEmpty() ? "localhost" : own;
        if (name.indexOf('.') < 0) {
            report.notice("WARNING: local host name (" + name + ") is not qualified; see cf/README: WHO AM I?");
        }
        classes().add('w', name);
        Optional<Mailer> local = configuration.mailers().find("local");
        if (local.isEmpty()) {
            report.system("No local mailer defined");
        }
        for (String single : List.of("prog", "*file*")) {
            configuration.mailers().find(single).ifPresent(mailer -> {
                // Neither takes more than one recipient at a time, whatever its line says.
                mailer.flags.clear('m');
                mailer.flags.set('o', mailer.flags.get('o') || level < 6);
            });
        }
        if (level < 6) {
            local.ifPresent(mailer -> "Aw5:|/@".chars().forEach(mailer.flags::set));
        }
        if (level < 7) {
            local.ifPresent(mailer -> mailer.flags.set('q'));
            configuration.mailers().find("prog").ifPresent(mailer -> mailer.flags.set('q'));
            configuration.mailers().find("*file*").ifPresent(mailer -> mailer.flags.set('q'));
        }
    }

    private void nameClasses() {
        add('n', "multipart/signed");
        add('s', "rfc822");
        add('e', "7bit", "8bit", "binary");
        add(id("checkMIMEFieldHeaders"), "content-disposition", "content-type");
        add(id("checkMIMETextHeaders"), "content-description");
        add(
                id("checkMIMEHeaders"),
                "content-disposition",
                "content-id",
                "content-transfer-encoding",
                "content-type",
                "mime-version");
        add(id("persistentMacros"), "r", "s", "_", "{if_addr}", "{daemon_flags}");
    }

    private void add(char id, String... words) {
        for (String word : words) {
            classes().add(id, word);
        }
    }
}
