package dev.tollgate.gui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
    static final ArchRule packages_haveNoCycles =
            slices().matching("dev.tollgate.gui.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule gui_usesNeitherCliNorStoreNorBouncyCastle = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tollgate.cli..", "com.sleepycat..", "org.bouncycastle..", "picocli..")
            .because("the modules below own them");
}
