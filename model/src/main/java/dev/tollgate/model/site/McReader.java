package dev.tollgate.model.site;

import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Expansion;
import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.sendmail.mc.M4;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a site's facts from an mc file as m4 does: files included, conditionals followed, macros replaced, in order. Where
 * sendmail's own m4 files can be read the facts are those of the cf that comes out; elsewhere {@link McPrelude} stands in
 * for them. What cannot be followed is a warning.
 */
public final class McReader {
    private static final String CF_M4 = "m4/cf.m4";
    private static final String CFHEAD = "m4/cfhead.m4";
    /** Where systems keep sendmail's m4 files. */
    private static final List<String> TREES = List.of(
            "../", "/usr/share/sendmail/cf/", "/usr/share/sendmail-cf/", "/usr/lib/sendmail-cf/", "/usr/lib/mail/");

    private static final Set<String> RECORDED =
            Set.of("FEATURE", "HACK", "DOMAIN", "OSTYPE", "MAILER", "syscmd", "esyscmd", "LOCAL_DOMAIN_FILE");

    private final String file;
    private final String text;
    private final SiteHost host;
    private final Set<String> tree = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<SiteWarning> warnings = new ArrayList<>();
    /** How many chars were put in front of the text. */
    private int shift;

    private McReader(String file, String text, SiteHost host) {
        this.file = file;
        this.text = text;
        this.host = host;
    }

    /** The facts in the text of an mc file that stands alone. */
    public static Site read(String mc) {
        return read("sendmail.mc", mc, SiteHost.UNKNOWN).site();
    }

    /**
     * The facts in the text of the mc {@code file}.
     *
     * @throws dev.tollgate.sendmail.mc.M4Exception where m4 itself gives up on the text
     */
    public static SiteReading read(String file, String text, SiteHost host) {
        McReader reader = new McReader(file, text, host);
        String first = reader.first();
        Expansion expansion = M4.expand(file, first + text, Map.of(), reader::include, RECORDED);
        if (reader.tree.isEmpty()) {
            return reader.byStandIns();
        }
        reader.shift = first.length();
        return reader.byCf(expansion);
    }

    /** What includes sendmail's first file, for an mc that relies on m4 being given that file before it. */
    private String first() {
        if (text.contains(CF_M4) || !text.contains("OSTYPE")) {
            return "";
        }
        return TREES.stream()
                .map(directory -> directory + CF_M4)
                .filter(path -> host.files().read(path).isPresent())
                .findFirst()
                .map(path -> "include(`" + path + "')")
                .orElse("");
    }

    /** The same without sendmail's own m4 files, even where they can be read. */
    static SiteReading readAlone(String file, String text, SiteHost host) {
        return new McReader(file, text, host).byStandIns();
    }

    private Optional<String> include(String path) {
        Optional<String> found = host.files().read(path);
        if (found.isPresent() && path.endsWith(CFHEAD)) {
            tree.add(path.substring(0, path.length() - CFHEAD.length()));
        }
        return found;
    }

    private SiteReading byCf(Expansion expansion) {
        SiteReading read = CfReader.read(file, expansion.text(), host);
        SiteBuilder site = read.site().toBuilder();
        McFeatures features = new McFeatures(expansion, Site.builder(), (call, warning) -> {});
        features.read();
        return finish(expansion, read, site, features);
    }

    private SiteReading byStandIns() {
        String[] directory = {""};
        boolean[] head = new boolean[1];
        Includes seen = path -> {
            if (path.endsWith(CF_M4)) {
                head[0] = true;
                directory[0] = path.substring(0, path.length() - CF_M4.length());
                return Optional.of("");
            }
            return Optional.empty();
        };
        M4.expand(file, text, Map.of(), seen, Set.of());
        Map<String, String> macros = McPrelude.macros(directory[0]);
        macros.put("_tollgate_cf_", McPrelude.cf());
        Includes files = path -> {
            if (path.endsWith(CF_M4)) {
                return Optional.of(McPrelude.begin());
            }
            Optional<String> found = host.files().read(path);
            if (found.isEmpty()) {
                asked.add(path);
            }
            return found;
        };
        // A fragment without sendmail's first file is read as if m4 had been given that before it.
        String whole = head[0] ? text : McPrelude.begin() + text;
        Expansion expansion = M4.expand(file, whole, macros, files, RECORDED);
        SiteReading read = CfReader.read(file, expansion.text(), host);
        SiteBuilder site = read.site().toBuilder();
        shift = whole.length() - text.length();
        McFeatures features = new McFeatures(
                expansion, site, (call, warning) -> warn(call.main().start(), warning));
        Map<Feature, String> on = features.read();
        site.features.clear();
        site.from(FactSource.read(file, 0));
        on.forEach(site::with);
        if (site.version.equals(Site.builder().version)) {
            site.assumed(SiteFact.VERSION, true);
        }
        missing(expansion);
        return finish(expansion, read, site, features);
    }

    /** Files that the mc refers to and that cannot be read. */
    private void missing(Expansion expansion) {
        for (Call call : expansion.calls()) {
            String name = call.argument(0);
            String kind = call.name();
            boolean apostrophes = name.startsWith("'");
            boolean unread = apostrophes
                    || asked.stream().anyMatch(path -> path.endsWith("/" + name + ".m4") || path.equals(name + ".m4"));
            if (!unread || !Set.of("FEATURE", "DOMAIN", "OSTYPE", "HACK").contains(kind)) {
                continue;
            }
            if (kind.equals("OSTYPE") && McPrelude.isPlainSystem(name)
                    || kind.equals("HACK") && name.equals("xconnect")) {
                continue;
            }
            warn(
                    call.main().start(),
                    apostrophes
                            ? kind + "(" + name + ") has no effect: m4's quotes are ` and ', not two apostrophes"
                            : kind + "(`" + name
                                    + "') is in a file that cannot be read here, so its contents are not known");
        }
    }

    private SiteReading finish(Expansion expansion, SiteReading read, SiteBuilder site, McFeatures features) {
        messages(expansion);
        for (SiteWarning warning : read.warnings()) {
            warnings.add(new SiteWarning(file, lineOf(expansion.text(), warning.line()), warning.text()));
        }
        new McSources(file, text, expansion, shift).place(site, features.calls());
        FactSource mode = site.factSources.getOrDefault(SiteFact.DELIVERY_MODE, FactSource.ASSUMED);
        warnings.replaceAll(warning -> warning.line() == 0 && warning.text().startsWith("delivery mode")
                ? new SiteWarning(file, mode.line(), warning.text())
                : warning);
        return new SiteReading(site.build(), distinct(), read.unreadable());
    }

    private void messages(Expansion expansion) {
        for (Expansion.Message message : expansion.messages()) {
            String said = message.text().strip().replaceAll("\\s+", " ");
            if (said.contains("cannot open")) {
                boolean apostrophes = said.contains("/'");
                warn(
                        message.main().start(),
                        said
                                + (apostrophes
                                        ? "; m4's quotes are ` and ', not two apostrophes"
                                        : "; the contents of that file are not known"));
            } else if (!said.isEmpty()) {
                warn(message.main().start(), "m4 says: " + said);
            }
        }
        for (Call call : expansion.calls()) {
            boolean own =
                    tree.stream().noneMatch(directory -> call.origin().file().startsWith(directory));
            if (own && (call.name().equals("syscmd") || call.name().equals("esyscmd"))) {
                warn(
                        call.main().start(),
                        call.name()
                                + " runs a command when m4 makes the cf; it is not run here, so its output is not "
                                + "known");
            }
            if (call.name().equals("define")
                    && call.inMain()
                    && call.argument(0).startsWith("'")) {
                warn(call.main().start(), "define('...') has no effect: m4's quotes are ` and ', not two apostrophes");
            }
        }
        if (expansion.text().contains("LOCAL_DOMAIN_FILE")) {
            warn(
                    text.indexOf("LOCAL_DOMAIN_FILE") + shift,
                    "LOCAL_DOMAIN_FILE is not a macro, so m4 leaves the word in the cf. FEATURE(`use_cw_file') "
                            + "reads a file into class w");
        }
    }

    private void warn(int offset, String said) {
        warnings.add(new SiteWarning(file, McSources.line(text, Math.max(0, offset - shift)), said));
    }

    private List<SiteWarning> distinct() {
        return List.copyOf(new java.util.LinkedHashSet<>(warnings));
    }

    /** The line of the mc that line {@code number} of the cf was copied from; 0 where it was made otherwise. */
    private int lineOf(String cf, int number) {
        List<String> lines = cf.lines().toList();
        return number < 1 || number > lines.size() ? 0 : McSources.find(text, lines.get(number - 1));
    }
}
