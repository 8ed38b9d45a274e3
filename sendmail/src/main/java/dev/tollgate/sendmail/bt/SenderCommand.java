package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.address.AddressParser;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.report.Report;
import java.util.Optional;

/** The command that takes an address for the sender of a message. */
final class SenderCommand {
    private static final Use SENDER = new Use(Mailer.AddressPlace.ENVELOPE, Use.Side.SENDER);

    private final Configuration configuration;
    private final AddressParser parser;

    SenderCommand(Configuration configuration, AddressParser parser) {
        this.configuration = configuration;
        this.parser = parser;
    }

    void run(String address) {
        Report report = configuration.report();
        Optional<Parsed> parsed = parser.parse(address, SENDER);
        report.print("addr=" + parsed.map(Parsed::user).orElse(address) + "\n");
    }
}
