package dev.pipaccel.dist;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The one module into which pip-accel and its libraries are merged: jlink takes no jar without a
/// module descriptor, and one of the libraries has none.
final class ApplicationModule {
  static final String NAME = "dev.pipaccel";
  static final String MAIN_CLASS = "dev.pipaccel.cli.Main";

  private static final String META = "META-INF/";

  private ApplicationModule() {}

  /// Unpacks jars into a module's folder, and their licences into another one.
  static void make(Collection<Path> jars, Path module, Path licences) throws IOException {
    for (Path jar : jars) {
      String name = String.valueOf(jar.getFileName());
      try (JarFile file = new JarFile(jar.toFile())) {
        for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (isClassOrResource(entry)) {
            copy(file, entry, module.resolve(entry.getName()));
          } else if (isLicence(entry)) {
            Path target = licences.resolve(name.substring(0, name.length() - ".jar".length()));
            copy(file, entry, target.resolve(lastPart(entry)));
          }
        }
      }
    }
    writeOutCallSites(module);
    Files.write(module.resolve("module-info.class"), descriptor());
  }

  private static void writeOutCallSites(Path module) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(module)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    try (var loader = new URLClassLoader(new URL[] {module.toUri().toURL()})) {
      ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(loader).cached();
      for (Path file : classes) {
        Files.write(file, PlainCallSites.writeOut(Files.readAllBytes(file), hierarchy));
      }
    }
  }

  private static boolean isClassOrResource(JarEntry entry) {
    return !entry.isDirectory()
        && !entry.getName().startsWith(META)
        && !entry.getName().equals("module-info.class");
  }

  private static boolean isLicence(JarEntry entry) {
    String name = lastPart(entry).toUpperCase(Locale.ROOT);
    return entry.getName().startsWith(META)
        && (name.startsWith("LICENSE") || name.startsWith("NOTICE"));
  }

  private static String lastPart(JarEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream content = jar.getInputStream(entry)) {
      Files.copy(content, target);
    }
  }

  /// The libraries need more modules only in parts that pip-accel does not use.
  private static byte[] descriptor() {
    ModuleAttribute module =
        ModuleAttribute.of(
            ModuleDesc.of(NAME),
            builder ->
                builder.requires(ModuleDesc.of("java.base"), AccessFlag.MANDATED.mask(), null));
    return ClassFile.of()
        .buildModule(
            module, builder -> builder.with(ModuleMainClassAttribute.of(ClassDesc.of(MAIN_CLASS))));
  }
}
