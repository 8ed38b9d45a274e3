package dev.tollgate.toolkit.suite;

import java.util.List;
import java.util.Optional;

/**
 * What a suite says of whose rules answer, and of what they would be told.
 *
 * @param hostName the machine's own full name
 * @param version the version of sendmail
 * @param expand whether m4 makes a cf of the mc file, whose rules answer then
 * @param stock whether the stock rulesets answer in place of the cf's own
 * @param dns as {@code --dns} takes them
 * @param maps as {@code --map} takes them
 */
public record SuiteEngine(
        Optional<String> hostName,
        Optional<String> version,
        boolean expand,
        boolean stock,
        List<String> dns,
        List<String> maps) {}
