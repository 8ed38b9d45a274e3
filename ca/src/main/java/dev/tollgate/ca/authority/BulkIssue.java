package dev.tollgate.ca.authority;

import dev.tollgate.ca.authority.HostCertificates.Delivery;
import dev.tollgate.ca.authority.HostCertificates.Manner;
import dev.tollgate.ca.authority.HostCertificates.Order;
import dev.tollgate.ca.authority.HostCertificates.Prepared;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Many certificates for hosts and clients. They are recorded in groups, one durable step each, and keys are made and
 * files written side by side: waiting for the disk is what issuing spends its time on.
 */
public final class BulkIssue {
    private static final int SIDE_BY_SIDE = 16;

    private final CertificateAuthority authority;
    private final Path folder;
    private final Manner manner;
    private final ExecutorService workers;

    private BulkIssue(CertificateAuthority authority, Path folder, Manner manner, ExecutorService workers) {
        this.authority = authority;
        this.folder = folder;
        this.manner = manner;
        this.workers = workers;
    }

    /**
     * Carries out {@code orders}; {@code delivered} is told of each. An order whose files are all there is passed over
     * when existing files are to be kept, so that a run that was broken off can be repeated.
     *
     * @throws CaException when an order cannot be carried out, or some of its files are in the way; orders before it may
     *     have been carried out then
     */
    public static void issue(
            CertificateAuthority authority,
            List<Order> orders,
            Path folder,
            Manner manner,
            Consumer<Delivery> delivered)
            throws IOException {
        StagedKeys.deliver(authority, folder);
        List<Order> open = open(orders, folder, manner.existing());
        NewFile.createFolder(folder, "rwxr-xr-x");
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            BulkIssue bulk = new BulkIssue(authority, folder, manner, workers);
            for (int from = 0; from < open.size(); from += CertificateAuthority.MOST_AT_ONCE) {
                int to = Math.min(open.size(), from + CertificateAuthority.MOST_AT_ONCE);
                bulk.issueGroup(open.subList(from, to)).forEach(delivered);
            }
        } finally {
            workers.shutdown();
        }
    }

    private static List<Order> open(List<Order> orders, Path folder, Existing existing) throws CaException {
        List<Order> open = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (Order order : orders) {
            HostCertificates.Files wanted = HostCertificates.Files.of(folder, order.name());
            if (!files.add(wanted.certificate())) {
                throw new CaException(
                        Failure.Kind.BAD_REQUEST,
                        Quoted.of(order.name()) + " is ordered twice: both would be " + wanted.certificate(),
                        "leave one out");
            }
            boolean complete = wanted.all().stream().allMatch(java.nio.file.Files::exists);
            if (existing == Existing.REPLACE || !complete) {
                wanted.refuseExisting(existing);
                open.add(order);
            }
        }
        return open;
    }

    private List<Delivery> issueGroup(List<Order> orders) throws IOException {
        List<Callable<Prepared>> preparations = new ArrayList<>();
        for (Order order : orders) {
            preparations.add(() -> HostCertificates.prepare(authority, order, folder, manner));
        }
        List<Prepared> prepared = all(preparations);
        StagedKeys staged = StagedKeys.write(authority, folder, prepared, manner.existing());
        List<X509CertificateHolder> issued = staged.keptUnless(
                () -> authority.recordAll(prepared.stream().map(Prepared::leaf).toList(), manner.sameSubject()));
        List<Callable<Delivery>> deliveries = new ArrayList<>();
        for (int i = 0; i < issued.size(); i++) {
            Prepared each = prepared.get(i);
            X509CertificateHolder certificate = issued.get(i);
            deliveries.add(() -> {
                authority.writeCopy(certificate);
                return HostCertificates.deliver(
                        authority, each.keyText(), each.files(), certificate, manner.existing());
            });
        }
        List<Delivery> delivered = all(deliveries);
        staged.remove();
        return delivered;
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws IOException {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> task : workers.invokeAll(tasks)) {
                results.add(task.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
        return results;
    }
}
