package dev.tollgate.gui;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tollgate.testkit.ClosedToFaces;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.util.Set;

@AnalyzeClasses(packages = "dev.tollgate.gui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule viewModels_knowNoScene = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.gui", "dev.tollgate.gui.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation..", "javafx.application..")
            .because("what the editor does is tested without a window");

    @ArchTest
    static final ArchRule faces_importNoFormatNoRuleNoBuilder = noClasses()
            .that()
            .resideInAPackage("dev.tollgate.gui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ClosedToFaces.packages())
            .because("what both faces can do is done below them, once");

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

    @ArchTest
    static final ArchRule files_areOwnedAndRenamedInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tollgate.files..")
            .should()
            .callMethodWhere(describe(
                    "changes a file by its name",
                    call -> call.getTargetOwner().isEquivalentTo(Files.class) && NAMED.contains(call.getName())))
            .orShould()
            .accessField(StandardOpenOption.class, "CREATE_NEW")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileOwnerAttributeView.class)
            .because("what is done to a name can be done to somebody else's file");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("dev.tollgate.gui.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule gui_usesNeitherCliNorStoreNorBouncyCastle = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tollgate.cli..", "com.sleepycat..", "org.bouncycastle..", "picocli..")
            .because("the modules below own them");
}
