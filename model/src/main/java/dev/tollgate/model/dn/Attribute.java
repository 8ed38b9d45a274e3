package dev.tollgate.model.dn;

/**
 * One attribute of a name.
 *
 * @param type OpenSSL's short name (C, ST, L, O, OU, CN, emailAddress …) or a dotted object identifier
 * @param value the value's bytes as ISO 8859-1 text
 */
public record Attribute(String type, String value) {}
