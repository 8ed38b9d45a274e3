package dev.tollgate.ca.issue;

import java.security.PrivateKey;
import org.bouncycastle.cert.X509CertificateHolder;

/** An authority's certificate and key. */
public record Identity(X509CertificateHolder certificate, PrivateKey key) {}
