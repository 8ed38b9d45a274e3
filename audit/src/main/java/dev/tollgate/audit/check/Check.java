package dev.tollgate.audit.check;

import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.Role;
import dev.tollgate.model.lint.finding.Severity;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One thing to look for. The rest about it is on its page, docs/rules/CODE.md. */
public final class Check {
    private final String code;
    private final String title;
    private final Severity severity;
    private final Map<Profile, Optional<Severity>> byProfile = new EnumMap<>(Profile.class);
    private Fix.Kind fix = Fix.Kind.NONE;
    private List<String> standards = List.of();
    private String need = "";
    private boolean submitToo;
    private boolean submitOnly;
    private Consumer<Look> probe = look -> {};

    private Check(String code, String title, Severity severity) {
        this.code = code;
        this.title = title;
        this.severity = severity;
    }

    /** A hole, or a setting that does not do what it says. */
    public static Check error(String code, String title) {
        return new Check(code, title, Severity.ERROR);
    }

    /** Something to change. */
    public static Check warning(String code, String title) {
        return new Check(code, title, Severity.WARNING);
    }

    /** Something to know. */
    public static Check info(String code, String title) {
        return new Check(code, title, Severity.INFO);
    }

    /** Its corrections are of this kind. */
    public Check fix(Fix.Kind kind) {
        fix = kind;
        return this;
    }

    /** It corresponds to {@code names}. */
    public Check standards(String... names) {
        standards = List.of(names);
        return this;
    }

    /** It holds only where the build of sendmail can do {@code option}. */
    public Check needs(String option) {
        need = option;
        return this;
    }

    /** It looks at the submission program's configuration, too. */
    public Check both() {
        submitToo = true;
        return this;
    }

    /** It looks at the submission program's configuration only. */
    public Check submit() {
        submitOnly = true;
        return this;
    }

    /** It holds for these profiles only. */
    public Check only(Profile... profiles) {
        List<Profile> wanted = List.of(profiles);
        for (Profile profile : Profile.values()) {
            if (!wanted.contains(profile)) {
                byProfile.put(profile, Optional.empty());
            }
        }
        return this;
    }

    /** For these profiles its severity is {@code other}. */
    public Check as(Severity other, Profile... profiles) {
        for (Profile profile : profiles) {
            byProfile.put(profile, Optional.of(other));
        }
        return this;
    }

    /** What it does for each configuration that it looks at. */
    public Check each(Consumer<Look> look) {
        probe = look;
        return this;
    }

    /** TG and three or four digits; never reused. */
    public String code() {
        return code;
    }

    /** The matter in a few words. */
    public String title() {
        return title;
    }

    /** How bad it is where the profile does not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Of which kind its corrections are. */
    public Fix.Kind fix() {
        return fix;
    }

    /** What else asks for it. */
    public List<String> standards() {
        return standards;
    }

    /** How bad it is for {@code profile}; empty where it does not hold. */
    public Optional<Severity> severity(Profile profile) {
        return byProfile.getOrDefault(profile, Optional.of(severity));
    }

    /** Whether it looks at the configuration that is for {@code role}. */
    public boolean looksAt(Role role) {
        return role == Role.SUBMIT ? submitToo || submitOnly : !submitOnly;
    }

    /** What it finds. */
    public List<Finding> find(Audit audit) {
        return assess(audit).findings();
    }

    /** How it comes out. */
    public Assessment assess(Audit audit) {
        Set<Finding> findings = new LinkedHashSet<>();
        Optional<Severity> here = severity(audit.profile())
                .filter(unused -> need.isEmpty() || audit.build().can(need));
        boolean looked = false;
        boolean[] missed = new boolean[1];
        for (Configuration configuration : audit.configurations()) {
            if (here.isPresent() && looksAt(configuration.role())) {
                looked = true;
                probe.accept(new Look(this, here.get(), audit, configuration, findings, () -> missed[0] = true));
            }
        }
        Assessment.Status status = !findings.isEmpty()
                ? Assessment.Status.FAILED
                : !looked
                        ? Assessment.Status.NOT_APPLICABLE
                        : missed[0] ? Assessment.Status.NOT_CHECKED : Assessment.Status.PASSED;
        return new Assessment(this, status, List.copyOf(findings));
    }
}
