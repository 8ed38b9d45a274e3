package dev.tollgate.audit.host;

/** A line of passwd. */
public record User(String name, int uid, int gid, String home, String shell) {}
