package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The system that an interpreter runs on, as far as the platform tags of wheels depend on it.
public sealed interface Platform {
  /// Returns the platform tags of wheels that work here, best first.
  List<String> tags();

  /// Linux (PEP 600 for glibc, PEP 656 for musl).
  ///
  /// @param name `sysconfig.get_platform()`, such as `linux-x86_64`
  /// @param is32Bit whether the interpreter's pointers have four bytes
  /// @param libc the C library that the interpreter's executable is linked with
  /// @param standardExecutable whether the executable has the binary interface that `manylinux`
  ///   asks of it: on armv7l hard float, on i686 a 32-bit x86 file; see [ElfHeader]. Other
  ///   architectures don't ask.
  record Linux(String name, boolean is32Bit, Optional<Libc> libc, boolean standardExecutable)
      implements Platform {
    @Override
    public List<String> tags() {
      return LinuxTags.of(this);
    }
  }

  /// macOS.
  ///
  /// @param architecture `arm64`, `x86_64`, `i386`, `ppc`, `ppc64`; for a 32-bit interpreter the
  ///   32-bit one ([#of32Bit])
  record MacOs(int major, int minor, String architecture) implements Platform {
    /// Returns the architecture that a 32-bit interpreter has on a machine of the one given.
    public static String of32Bit(String architecture) {
      return architecture.startsWith("ppc") ? "ppc" : "i386";
    }

    @Override
    public List<String> tags() {
      return AppleTags.macOs(major, minor, architecture);
    }
  }

  /// iOS (PEP 730).
  ///
  /// @param multiarch `sys.implementation._multiarch`, such as `arm64-iphoneos`
  record Ios(int major, int minor, String multiarch) implements Platform {
    @Override
    public List<String> tags() {
      return AppleTags.ios(major, minor, multiarch);
    }
  }

  /// Android (PEP 738).
  ///
  /// @param apiLevel of the system
  /// @param abi such as `arm64_v8a`
  record Android(int apiLevel, String abi) implements Platform {
    /// The oldest level that CPython runs on without patches.
    private static final int OLDEST_LEVEL = 16;

    @Override
    public List<String> tags() {
      List<String> tags = new ArrayList<>();
      for (int level = apiLevel; level >= OLDEST_LEVEL; level--) {
        tags.add("android_" + level + "_" + normalize(abi));
      }
      return tags;
    }
  }

  /// Emscripten (PEP 783).
  ///
  /// @param name `sysconfig.get_platform()`
  /// @param version the value of the configuration variable `PYEMSCRIPTEN_PLATFORM_VERSION`
  record Emscripten(String name, Optional<String> version) implements Platform {
    @Override
    public List<String> tags() {
      List<String> tags = new ArrayList<>();
      version
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> tags.add("pyemscripten_" + text + "_wasm32"));
      tags.add(normalize(name));
      return tags;
    }
  }

  /// Windows and every other system: a single tag.
  ///
  /// @param name `sysconfig.get_platform()`, such as `win-amd64`
  record Other(String name) implements Platform {
    @Override
    public List<String> tags() {
      return List.of(normalize(name));
    }
  }

  /// Writes a name as tags have it: `.`, `-` and spaces become `_`.
  static String normalize(String name) {
    return name.replace('.', '_').replace('-', '_').replace(' ', '_');
  }
}
