package dev.pipaccel;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.pipaccel.error.PipAccelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/// Holds the arrows of `docs/adr/0001-modules-and-arrows.md` and what only some packages may do.
@AnalyzeClasses(packages = "dev.pipaccel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CHANGING =
      "(write|move|delete|create|copy|set|newOutputStream|newBufferedWriter|newByteChannel).*";

  /// They open channels for reading alone.
  private static final String READERS =
      "dev\\.pipaccel\\.(archive\\.FileSource|build\\.SystemLibraries)";

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dev.pipaccel.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule modelKnowsOnlyItself =
      noClasses()
          .that()
          .resideInAPackage("dev.pipaccel.model..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("dev.pipaccel.model..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule modelDoesNoInputAndOutput =
      noClasses()
          .that()
          .resideInAPackage("dev.pipaccel.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.logging..");

  @ArchTest
  static final ArchRule resolverKnowsNeitherConnectionsNorCaches =
      noClasses()
          .that()
          .resideInAPackage("dev.pipaccel.resolver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pipaccel.http..",
              "dev.pipaccel.cache..",
              "dev.pipaccel.index..",
              "dev.pipaccel.fs..",
              "dev.pipaccel.pipeline..",
              "dev.pipaccel.install..");

  @ArchTest
  static final ArchRule installKnowsNoResolver =
      noClasses()
          .that()
          .resideInAPackage("dev.pipaccel.install..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pipaccel.resolver..",
              "dev.pipaccel.http..",
              "dev.pipaccel.index..",
              "dev.pipaccel.pipeline..");

  @ArchTest
  static final ArchRule nothingInCoreUsesThePipeline =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pipaccel.pipeline..", "dev.pipaccel.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pipaccel.pipeline..");

  @ArchTest
  static final ArchRule onlyTheCommandTouchesTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pipaccel.cli..", "dev.pipaccel.testkit..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule changesOfFilesPassTheFaultPoint =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pipaccel.fs..", "dev.pipaccel.testkit..")
          .should()
          .accessTargetWhere(
              target(owner(type(Files.class)))
                  .and(target(nameMatching(CHANGING)))
                  .as("a method of Files changes the file system"));

  @ArchTest
  static final ArchRule channelsAreOpenedForReadingOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pipaccel.fs..", "dev.pipaccel.testkit..")
          .and()
          .haveNameNotMatching(READERS)
          .should()
          .accessTargetWhere(
              target(owner(type(FileChannel.class)))
                  .and(target(nameMatching("open")))
                  .as("a channel is opened, which can write"));

  @ArchTest
  static final ArchRule nobodyUsesOldFilesOrLogging =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pipaccel.testkit..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              java.io.FileInputStream.class,
              java.io.FileOutputStream.class,
              java.io.FileWriter.class,
              java.io.RandomAccessFile.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule failuresHaveTheirOwnPackage =
      classes()
          .that()
          .areAssignableTo(PipAccelException.class)
          .should()
          .resideInAPackage("dev.pipaccel.error..");
}
