package dev.tollgate.gui.certificate;

import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;

/** Another program: it opens the ledger {@code arguments[0]} for writing, says so, and holds it until its input ends. */
final class HoldLedger {
    private HoldLedger() {}

    public static void main(String[] arguments) throws IOException {
        try (Ledger held = Ledger.open(Path.of(arguments[0]), Store.Access.WRITE)) {
            System.out.println("held, next serial number " + held.nextSerial());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
