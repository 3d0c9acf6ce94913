package dev.pipaccel.syspkg;

import java.util.regex.Pattern;

/// Something outside of Python that a build looked for in vain.
public sealed interface Missing {
  /// Returns what it is, for people, such as `header mcrypt.h`.
  String described();

  /// A header.
  ///
  /// @param path as in the `#include` line, such as `libxml/xpath.h`
  record Header(String path) implements Missing {
    @Override
    public String described() {
      return "header " + path;
    }
  }

  /// A library to link with.
  ///
  /// @param name as after `-l`
  record Library(String name) implements Missing {
    @Override
    public String described() {
      return "library " + name;
    }
  }

  /// What pkg-config or Meson knows by a name.
  record Module(String name) implements Missing {
    @Override
    public String described() {
      return "module " + name;
    }
  }

  /// A program that should be on the search path.
  record Program(String name) implements Missing {
    private static final Pattern TARGET = Pattern.compile("^\\w+-linux-(gnu|musl)\\w*-");

    /// Takes away the target system that the names of compilers begin with.
    public Program {
      name = TARGET.matcher(name).replaceFirst("");
    }

    @Override
    public String described() {
      return "program " + name;
    }
  }

  /// What CMake's `find_package` knows by a name.
  record CMakePackage(String name) implements Missing {
    @Override
    public String described() {
      return "CMake package " + name;
    }
  }

  /// The headers, or the library, of the very interpreter that builds.
  record PythonHeaders() implements Missing {
    @Override
    public String described() {
      return "headers of Python";
    }
  }

  /// What a project says that it needs from outside (PEP 725).
  ///
  /// @param url such as `dep:generic/libxml2` or `dep:virtual/compiler/c`
  record External(String url) implements Missing {
    @Override
    public String described() {
      return url;
    }
  }
}
