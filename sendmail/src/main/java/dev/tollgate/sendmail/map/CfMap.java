package dev.tollgate.sendmail.map;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that a configuration declares. Declaring one again changes it: its flags and texts stay. */
public final class CfMap {
    /** What is true of a map (sendmail.h, MF_…). */
    enum Flag {
        VALID,
        OPEN,
        /** Could not be opened, and answers every key with a temporary failure. */
        BOGUS,
        OPTIONAL,
        KEEP_QUOTES,
        KEEP_CASE,
        MATCH_ONLY,
        INCLUDE_NULL,
        TRY_WITHOUT_NULL,
        TRY_WITH_NULL,
        NO_DEFER,
        DEFER,
        ALIAS,
        NEGATED
    }

    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    final List<@Nullable CfMap> members = new ArrayList<>();
    String name;
    MapClass mapClass;

    @Nullable
    String file;

    @Nullable
    String append;

    @Nullable
    String temporary;

    @Nullable
    String keyColumn;

    @Nullable
    String valueColumn;

    @Nullable
    String rest;

    char delimiter;
    char blank;

    @Nullable
    Object state;

    /** Of several maps asked one after another, the one that answered last. */
    @Nullable
    CfMap answered;

    /** Whether its members are being asked. */
    boolean asking;

    /** What was printed when it was opened before there was a session. */
    String trouble = "";

    /** The type of DNS records that it asks for. */
    String recordType = "";

    CfMap(String name, MapClass mapClass) {
        this.name = name;
        this.mapClass = mapClass;
    }

    /** The name as the configuration last spelled it. */
    public String name() {
        return name;
    }

    /** The name of its class. */
    public String className() {
        return mapClass.name();
    }

    /** The file that it names; {@code null} for none. */
    public @Nullable String file() {
        return file;
    }

    /** The type of DNS records that it asks for; empty where it asks for none. */
    public String recordType() {
        return recordType;
    }

    /** Of several maps asked one after another, the one that answered last. */
    public @Nullable CfMap answeredBy() {
        return answered;
    }

    /** {@code key} as it is looked up: cut to a length, in lower case unless the map keeps it. */
    public String folded(String key) {
        return Values.key(this, key);
    }

    /** What a lookup that fails for now adds to the key ({@code -T}); empty for nothing. */
    public String valueOnFailure() {
        return temporary == null ? "" : temporary;
    }

    /** Whether its file need not be there. */
    public boolean isOptional() {
        return is(Flag.OPTIONAL);
    }

    /** Whether it holds aliases, whose text has a grammar of its own. */
    public boolean isAliases() {
        return is(Flag.ALIAS);
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** The text to append to values, empty for none. */
    String appended() {
        return append == null ? "" : append;
    }
}
