package dev.tollgate.gui.certificate;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.store.environment.StoreException;
import java.io.IOException;
import java.nio.file.Path;

/** What an authority or its ledger could not do, in words for this window. */
final class CertificateProblem {
    private CertificateProblem() {}

    /** {@code what} did not work in {@code folder}. */
    static Problem of(String what, Path folder, IOException cause) {
        if (cause instanceof CaException refused) {
            return new Problem(what, advice(refused), cause);
        }
        if (cause instanceof StoreException store) {
            String advice = store.reason() == StoreException.Reason.IN_USE
                    ? Texts.of("certificate.locked", folder)
                    : Texts.of("certificate.advice", String.valueOf(cause.getMessage()), "")
                            .strip();
            return new Problem(what, advice, cause);
        }
        return Problem.file(what, folder, cause);
    }

    private static String advice(CaException refused) {
        String help = switch (refused.reason()) {
            case EXISTS -> Texts.of("certificate.exists");
            case PASSPHRASE -> Texts.of("certificate.passphrase");
            case BAD_REQUEST, BAD_DATA, MISSING, DISK, UNREACHABLE, BUSY -> refused.help();
        };
        return Texts.of("certificate.advice", String.valueOf(refused.getMessage()), help)
                .strip();
    }
}
