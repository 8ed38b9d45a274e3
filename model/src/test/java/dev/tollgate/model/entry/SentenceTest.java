package dev.tollgate.model.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Connect:10.1    | RELAY        | A client that is in the network 10.1 may relay mail through this host.
            From:spam.example | REJECT     | Mail from spam.example or below it is rejected with the site's reject message.
            To:u@b.example  | ERROR:5.1.1:"550 Gone" | Mail to u@b.example is rejected with "550 5.1.1 Gone".
            TLS_Clt:10.213.23.10 | VERIFY:112 | Mail from a client that is the host 10.213.23.10 needs TLS with a verified certificate and a cipher of at least 112 bits.
            TLS_Srv:        | PERM+ENCR:128+CN | Every server without an entry of its own needs TLS with encryption, a cipher of at least 128 bits and the peer's own name as the certificate's CN; otherwise the failure is permanent.
            TLS_Rcpt:a.example | VERIFY # x | Does not follow the grammar of TLS_Rcpt, so sendmail requires nothing here: expected '+' and an extension, or the end, found '# x'.
            Try_TLS:b.example | NO         | A server that is b.example or below it is not sent STARTTLS.
            Srv_Features:   | S a          | Every client without an entry of its own is offered AUTH, but no STARTTLS.
            Srv_Features:   | S a D V e    | Every client without an entry of its own is offered AUTH and ETRN, but no STARTTLS, no DSN and no request for its certificate.
            Clt_Features:   | D            | Every server without an entry of its own is contacted with no DANE.
            ClientConn:     | 5            | Every client without an entry of its own may have 5 connections open.
            CertIssuer:/CN=x | SUBJECT     | A client whose verified certificate was issued by /CN=x may relay if a CertSubject: entry names its subject.
            """)
    void entry_isExplainedInOneSentence(String left, String right, String sentence) {
        assertEquals(sentence, Sentence.of(EntryParser.parse(1, left, right)));
    }
}
