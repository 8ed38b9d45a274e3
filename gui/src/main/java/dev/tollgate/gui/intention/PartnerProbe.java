package dev.tollgate.gui.intention;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.probe.ProbeTarget;
import dev.tollgate.ca.probe.Proposal;
import dev.tollgate.ca.probe.Proposals;
import dev.tollgate.ca.probe.SecurityLevel;
import dev.tollgate.ca.probe.SmtpProbe;
import dev.tollgate.ca.probe.TlsSettings;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.intention.NewEntryModel.NewEntry;
import dev.tollgate.gui.site.SiteModel;
import dev.tollgate.gui.site.SiteReader;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Asks a partner's server what TLS it shows, and makes the new entry require as much of that as will last. */
public final class PartnerProbe {
    private static final String SERVER = "TLS_Srv:";
    private static final String RECIPIENT = "TLS_Rcpt:";

    /** For the connection and for each answer. */
    private static final int ANSWER_MILLIS = 20_000;

    private static final int SESSION_MILLIS = 60_000;

    private final NewEntryModel model;
    private final Jobs jobs;
    private final SiteModel configured;
    private final Supplier<Site> site;
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
    private @Nullable Job asking;

    /** A probe for the entry that {@code model} puts together. */
    public PartnerProbe(NewEntryModel model, Jobs jobs, SiteModel configured, Supplier<Site> site) {
        this.model = model;
        this.jobs = jobs;
        this.configured = configured;
        this.site = site;
        model.entryProperty().subscribe((before, now) -> {
            if (now.isEmpty() || before.isEmpty()) {
                forget();
            }
        });
    }

    /** How an answer is to be taken. */
    public enum Level {
        ASKING,
        GOOD,
        WARNING,
        ERROR
    }

    /** What came of asking, in words. */
    public record Told(Level level, String words) {
        /** Nothing was asked. */
        public static final Told NOTHING = new Told(Level.GOOD, "");
    }

    /** What a server showed, and the requirement that it meets. */
    private record Found(Told told, Optional<Entry> entry) {}

    /** What came of asking. */
    public ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Whether the key of {@code tag} is the host that can be asked. */
    public static boolean isHost(String tag) {
        return tag.equals(SERVER);
    }

    /** Whether a server can be asked for the value of an entry with this tag. */
    public static boolean isFor(String tag) {
        return tag.equals(SERVER) || tag.equals(RECIPIENT);
    }

    /** Asks {@code server}, with or without a port; the host of the entry's key when it is empty. */
    public void ask(String server) {
        forget();
        model.entryProperty().get().filter(entry -> isFor(entry.tag())).ifPresent(entry -> {
            String place = server.isBlank() ? entry.key() : server.strip();
            Site counting = site.get();
            Optional<SiteFile> file = configured.fileProperty().get();
            told.set(new Told(Level.ASKING, Texts.of("probe.asking", place)));
            asking = jobs.start(
                    Texts.of("job.probe", place),
                    job -> find(entry, place, counting, file),
                    this::answered,
                    problem -> told.set(new Told(Level.ERROR, problem.what() + " " + problem.advice())),
                    () -> told.set(Told.NOTHING));
        });
    }

    private void forget() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        told.set(Told.NOTHING);
    }

    private void answered(Found found) {
        asking = null;
        told.set(found.told());
        found.entry()
                .ifPresent(entry ->
                        model.require(entry.left().substring(entry.tagText().length() + 1), ValueForm.of(entry)));
    }

    private static Found find(NewEntry entry, String place, Site site, Optional<SiteFile> file) throws Problem {
        TlsSettings settings = SiteReader.tls(file);
        SmtpProbe.Answer answer;
        ProbeTarget where;
        try {
            where = ProbeTarget.parse(place);
            answer = settings.verdict(SmtpProbe.ask(new SmtpProbe.Question(
                    where.host(),
                    where.port(),
                    ANSWER_MILLIS,
                    SESSION_MILLIS,
                    settings.trusted(),
                    settings.level().orElse(SecurityLevel.DEBIAN),
                    Optional.empty(),
                    OneLineStyle.OPENSSL_3)));
        } catch (CaException e) {
            throw new Problem(Texts.of("probe.failed", ShownText.of(String.valueOf(e.getMessage()))), "", null);
        } catch (IOException e) {
            throw new Problem(Texts.of("probe.failed", place), String.valueOf(e.getMessage()), e);
        }
        boolean recipient = entry.tag().equals(RECIPIENT);
        String name = recipient || entry.key().isBlank() ? where.host() : entry.key();
        List<String> recipients = recipient ? List.of("postmaster@" + entry.key()) : List.of();
        Optional<Proposal> proposal = settings.verifiesNobody()
                ? Optional.empty()
                : Proposals.of(name, answer, recipients, site).stream()
                        .filter(each -> each.entry().startsWith(entry.tag()))
                        .findFirst();
        return new Found(
                told(name, answer, settings, proposal, site),
                proposal.map(Proposal::entry).map(PartnerProbe::entry));
    }

    private static Entry entry(String line) {
        int tab = line.indexOf('\t');
        return EntryParser.parse(1, line.substring(0, tab), line.substring(tab + 1));
    }

    private static Told told(
            String name, SmtpProbe.Answer answer, TlsSettings settings, Optional<Proposal> proposal, Site site) {
        List<String> words = new ArrayList<>();
        answer.session()
                .ifPresent(session -> words.add(Texts.of(
                        "probe.session",
                        name,
                        answer.address(),
                        session.protocol(),
                        session.bits(),
                        session.chain().isEmpty()
                                ? ""
                                : commonName(session.chain().get(0)))));
        if (!answer.reason().isEmpty()) {
            words.add(Texts.of("probe.reason", ShownText.of(answer.reason())));
        }
        if (settings.verifiesNobody()) {
            words.add(Texts.of("probe.nobody"));
            return new Told(Level.ERROR, String.join(" ", words));
        }
        if (proposal.isEmpty()) {
            words.add(Texts.of("probe.none"));
            return new Told(Level.ERROR, String.join(" ", words));
        }
        words.add(Texts.of("probe.met", ShownText.of(proposal.get().remark())));
        Proposals.hint(name, answer, site).ifPresent(hint -> words.add(Texts.of("probe.hint", ShownText.of(hint))));
        boolean verified = answer.verify().equals("OK");
        if (verified && !settings.known()) {
            words.add(Texts.of("probe.unknown"));
        }
        return new Told(verified ? Level.GOOD : Level.WARNING, String.join(" ", words));
    }

    private static String commonName(CertificateView certificate) {
        return ShownText.of(certificate.names().cnSubject());
    }
}
