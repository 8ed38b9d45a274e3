package dev.tollgate.toolkit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.files.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0644, false, true",
        "0, 0, 0666, false, false",
        "0, 0, 01666, false, false",
        "0, 5, 01664, false, false",
        "0, 5, 0640, false, true",
        "0, 0, 0777, true, false",
        "0, 0, 01777, true, true",
        "0, 5, 01775, true, true",
        "7, 0, 0600, false, false"
    })
    void rootTrusts_whatRootAloneCanHaveWritten(int uid, int gid, String mode, boolean directory, boolean trusted) {
        boolean any = Caller.uid() != 0;
        assertEquals(
                any || trusted,
                Namers.TRUSTED
                        .with(uid, gid, Integer.parseInt(mode, 8), directory)
                        .areTrusted());
    }
}
