package dev.tollgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Gives mutated files to the commands that read them, and prints each input that ends in exit code 70. */
final class HostileFiles {
    private final Path folder;
    private final Path mutant;

    private HostileFiles(Path folder) {
        this.folder = folder;
        this.mutant = folder.resolve("mutant");
    }

    /** Arguments: the folder with the samples, the reader, the first seed, how many. */
    public static void main(String[] arguments) throws IOException {
        HostileFiles files = new HostileFiles(Path.of(arguments[0]));
        long first = Long.parseLong(arguments[2]);
        for (long seed = first; seed < first + Long.parseLong(arguments[3]); seed++) {
            files.read(arguments[1], seed);
        }
        System.out.println("done");
    }

    private void read(String reader, long seed) throws IOException {
        Random random = new Random(seed);
        List<Path> samples = samples(reader);
        byte[] sample = Files.readAllBytes(samples.get(random.nextInt(samples.size())));
        byte[] bytes = new Mutations(random).of(sample);
        Files.write(mutant, bytes);
        for (List<String> command : commands(reader, bytes)) {
            Run run = Run.of(command.toArray(String[]::new));
            if (run.exit() == 70) {
                Path kept = folder.resolve("found-" + reader + "-" + seed);
                Files.write(kept, bytes);
                System.out.println(kept + ": " + String.join(" ", command) + ": "
                        + run.err().strip());
            }
        }
    }

    private List<Path> samples(String reader) throws IOException {
        try (var files = Files.list(folder.resolve("samples"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(reader + "-"))
                    .sorted()
                    .toList();
        }
    }

    private List<List<String>> commands(String reader, byte[] bytes) throws IOException {
        String file = mutant.toString();
        String ca = folder + "/ca";
        String certificate = folder + "/samples/certificate-plain";
        List<List<String>> commands = new ArrayList<>();
        switch (reader) {
            case "certificate" -> {
                commands.add(List.of("cert", "show", file));
                commands.add(List.of("cert", "show", "--json", file));
                commands.add(List.of("cert", "entries", "--tls-srv", "x", file));
                commands.add(List.of("cert", "matches", "--access", folder + "/access", file));
                commands.add(List.of("ca", "tlsa", "--ca", ca, "--host", "h.example", "--cert", file));
                commands.add(List.of("ca", "show", "--ca", ca, "--cert", file));
                commands.add(List.of("trace", "tls-client", "--cert", file, "--verify", "OK", folder + "/access"));
                commands.add(List.of("probe", "--trust", file, "127.0.0.1:1"));
                commands.add(List.of("probe", "--cert", file, "--key-file", folder + "/samples/key-ec", "127.0.0.1:1"));
            }
            case "authority" -> {
                Files.write(folder.resolve("other/cacert.pem"), bytes);
                commands.add(List.of("ca", "show", "--ca", folder + "/other"));
                commands.add(List.of("ca", "verify", "--ca", folder + "/other"));
                commands.add(List.of("ca", "path", "--ca", folder + "/other", "--out", folder + "/links"));
            }
            case "request" -> {
                commands.add(List.of("ca", "sign", "--ca", ca, "--csr", file, "--out", folder + "/signed", "--force"));
                commands.add(List.of(
                        "ca",
                        "sign",
                        "--ca",
                        ca,
                        "--csr",
                        file,
                        "--purpose",
                        "client",
                        "--replace",
                        "--out",
                        folder + "/signed",
                        "--force"));
            }
            case "list" -> {
                Files.write(folder.resolve("ca/crl.pem"), bytes);
                commands.add(List.of("ca", "verify", "--ca", ca));
                commands.add(List.of("ca", "crl", "--ca", ca));
            }
            case "index" -> {
                clear("ledger");
                Files.write(folder.resolve("theirs/index.txt"), bytes);
                commands.add(List.of("ca", "import-openssl", "--ca", folder + "/theirs", "--force"));
                commands.add(List.of("ca", "list", "--ca", folder + "/theirs"));
            }
            case "pkcs12", "key" -> {
                commands.add(List.of("cert", "show", file));
                commands.add(List.of("probe", "--cert", certificate, "--key-file", file, "127.0.0.1:1"));
                Files.write(folder.resolve("locked/private/cakey.pem"), bytes);
                commands.add(List.of("ca", "crl", "--ca", folder + "/locked", "--passphrase-file", folder + "/pass"));
            }
            default -> throw new IllegalArgumentException(reader);
        }
        return commands;
    }

    private void clear(String start) throws IOException {
        try (var files = Files.walk(folder.resolve("theirs"))) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(each ->
                            folder.resolve("theirs").relativize(each).toString().startsWith(start))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
