package dev.tollgate.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tollgate.testkit.ClosedToFaces;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the arrows of docs/architecture.md. */
@AnalyzeClasses(
        packages = "dev.tollgate",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** The jars in which modules lend each other their tests. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule modules_dependDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("sendmail")
            .definedBy("dev.tollgate.sendmail..")
            .layer("model")
            .definedBy("dev.tollgate.model..")
            .layer("files")
            .definedBy("dev.tollgate.files..")
            .layer("makemap-compat")
            .definedBy("dev.tollgate.makemap..")
            .layer("store")
            .definedBy("dev.tollgate.store..")
            .layer("ca")
            .definedBy("dev.tollgate.ca..")
            .layer("audit")
            .definedBy("dev.tollgate.audit..")
            .layer("directory")
            .definedBy("dev.tollgate.directory..")
            .layer("toolkit")
            .definedBy("dev.tollgate.toolkit..")
            .layer("cli")
            .definedBy("dev.tollgate.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("toolkit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("toolkit", "cli")
            .whereLayer("directory")
            .mayOnlyBeAccessedByLayers("toolkit", "cli")
            .whereLayer("ca")
            .mayOnlyBeAccessedByLayers("toolkit", "cli")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("ca", "toolkit", "cli")
            .whereLayer("makemap-compat")
            .mayOnlyBeAccessedByLayers("toolkit", "cli")
            .whereLayer("files")
            .mayOnlyBeAccessedByLayers("makemap-compat", "store", "ca", "directory", "toolkit", "cli")
            .whereLayer("sendmail")
            .mayOnlyBeAccessedByLayers("model", "audit", "toolkit", "cli")
            .because("data flows one way, and the faces know no format and no rule");

    @ArchTest
    static final ArchRule sendmail_usesTheJdkAlone = classes()
            .that()
            .resideInAPackage("dev.tollgate.sendmail..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("dev.tollgate.sendmail..", "java..", "org.jspecify.annotations.."))
            .because("the language of sendmail.cf stands at the ground");

    @ArchTest
    static final ArchRule model_usesTheJdkAlone = classes()
            .that()
            .resideInAnyPackage("dev.tollgate.model..", "dev.tollgate.audit..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.tollgate.sendmail..",
                    "dev.tollgate.model..",
                    "dev.tollgate.audit..",
                    "java..",
                    "org.jspecify.annotations.."))
            .because("what a text is and means needs no library");

    @ArchTest
    static final ArchRule model_readsAndWritesNothing = noClasses()
            .that()
            .resideInAnyPackage("dev.tollgate.sendmail..", "dev.tollgate.model..", "dev.tollgate.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..")
            .because("side effects live at the edges");

    @ArchTest
    static final ArchRule faces_importNoFormatNoRuleNoBuilder = noClasses()
            .that()
            .resideInAPackage("dev.tollgate.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ClosedToFaces.packages())
            .because("what both faces can do is done below them, once");

    @ArchTest
    static final ArchRule picocli_isTheCommandLines = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule berkeleyDbJe_isTheStores = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sleepycat..");

    @ArchTest
    static final ArchRule bouncyCastle_isTheCas = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.ca..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule ldap_isTheDirectorys = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..");

    @ArchTest
    static final ArchRule yaml_isTheToolkits = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.toolkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    private static final Set<String> NAMED = Set.of(
            "move",
            "setOwner",
            "setPosixFilePermissions",
            "setAttribute",
            "setLastModifiedTime",
            "createLink",
            "createSymbolicLink",
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "delete",
            "deleteIfExists",
            "copy",
            "createFile");

    /** They write into directories that they have just made, which nobody else may enter. */
    private static final String[] ALONE = {"dev.tollgate.files..", "dev.tollgate.testkit..", "dev.tollgate.bench.."};

    @ArchTest
    static final ArchRule files_areOwnedAndRenamedInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages(ALONE)
            .and()
            // Its directory is a new one of its own, mode 0700.
            .doNotHaveFullyQualifiedName("dev.tollgate.cli.StartUpTraining")
            .should()
            .callMethodWhere(describe(
                    "changes a file by its name",
                    call -> call.getTargetOwner().isEquivalentTo(Files.class) && NAMED.contains(call.getName())))
            .orShould()
            .accessField(StandardOpenOption.class, "CREATE_NEW")
            .orShould()
            .accessField(StandardOpenOption.class, "CREATE")
            .orShould()
            .accessField(StandardOpenOption.class, "APPEND")
            .orShould()
            .accessField(StandardOpenOption.class, "TRUNCATE_EXISTING")
            .orShould()
            .callConstructor(FileOutputStream.class, String.class)
            .orShould()
            .callConstructor(FileOutputStream.class, File.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileWriter.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileOwnerAttributeView.class)
            .because("what is done to a name can be done to somebody else's file");

    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("dev.tollgate.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("dev.tollgate.cli"), alwaysTrue());

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^(?:@\\w+(?:\\([^)]*\\))?\\s+)*public (?:abstract |final |sealed |non-sealed )*"
                    + "(?:class|interface|record|enum|@interface) \\w+");

    private static final Pattern DOCUMENTED =
            Pattern.compile("\\*/\\s*(?:@[\\w.]+(?:\\((?:[^()]++|\\([^()]*+\\))*+\\))?\\s*)*$");

    private static final int MOST_FILES = 27;

    /** Here a file is a subject with a list of rules or checks, and its name is all that a reader has to know. */
    private static final Pattern RULE_ROOM = Pattern.compile(".*/(model/lint/\\w+|audit/topic)");

    @Test
    void publicTypes_areDocumented() throws IOException {
        List<Path> undocumented =
                sources().stream().filter(ArchitectureTest::lacksDocumentation).toList();
        assertEquals(List.of(), undocumented, "public types without a doc comment");
    }

    @Test
    void packages_areOverseen() throws IOException {
        Map<Path, Long> sizes = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));
        List<Path> large = sizes.keySet().stream()
                .filter(room -> sizes.get(room) > MOST_FILES
                        && !RULE_ROOM.matcher(room.toString()).matches())
                .toList();
        assertEquals(List.of(), large, "packages of more than " + MOST_FILES + " files");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("tollgate.root")))) {
            return files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static boolean lacksDocumentation(Path file) {
        try {
            String source = Files.readString(file);
            var type = PUBLIC_TYPE.matcher(source);
            return type.find()
                    && !DOCUMENTED.matcher(source.substring(0, type.start())).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
