package dev.pipaccel.build;

import java.util.List;
import java.util.Set;

/// What variables are about, by their names.
final class ToolVariables {
  private ToolVariables() {}

  /// Returns whether compilers, linkers or build tools are known to read a variable.
  static boolean isUsual(String name) {
    return Usual.NAMES.contains(name)
        || (Usual.PREFIXES.stream().anyMatch(name::startsWith) && !Usual.HOMES.contains(name));
  }

  /// Returns whether a variable describes the user's session rather than a build; nearly every
  /// build file names one of these.
  static boolean isOfSession(String name) {
    return name.length() < 2
        || Session.NAMES.contains(name)
        || Session.PREFIXES.stream().anyMatch(name::startsWith);
  }

  /// Of tools.
  private static final class Usual {
    static final Set<String> NAMES =
        Set.of(
            "CC",
            "CXX",
            "CPP",
            "LD",
            "AR",
            "AS",
            "NM",
            "RANLIB",
            "STRIP",
            "OBJC",
            "FC",
            "F77",
            "F90",
            "CFLAGS",
            "CXXFLAGS",
            "CPPFLAGS",
            "LDFLAGS",
            "OBJCFLAGS",
            "FFLAGS",
            "FCFLAGS",
            "F77FLAGS",
            "F90FLAGS",
            "ARFLAGS",
            "ARCHFLAGS",
            "BASECFLAGS",
            "OPT",
            "LDSHARED",
            "LDCXXSHARED",
            "BLDSHARED",
            "CCSHARED",
            "LIBS",
            "LIBRARY_PATH",
            "LD_LIBRARY_PATH",
            "LD_RUN_PATH",
            "CPATH",
            "C_INCLUDE_PATH",
            "CPLUS_INCLUDE_PATH",
            "INCLUDE",
            "LIB",
            "MACOSX_DEPLOYMENT_TARGET",
            "SDKROOT",
            "_PYTHON_HOST_PLATFORM",
            "_PYTHON_SYSCONFIGDATA_NAME",
            "SOURCE_DATE_EPOCH",
            "NVCC",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
            "SWIG",
            "MAKEFLAGS");
    static final List<String> PREFIXES =
        List.of(
            "PKG_CONFIG",
            "CMAKE_",
            "SKBUILD_",
            "RUSTC",
            "CARGO_",
            "PYO3_",
            "MATURIN_",
            "MESON",
            "NINJA",
            "CUDA",
            "CUDNN",
            "NVCC_",
            "SETUPTOOLS_",
            "DISTUTILS_",
            "NPY_",
            "CYTHON",
            "HATCH_BUILD_",
            "CIBW_",
            "CCACHE_",
            "GCC_",
            "VCPKG_");

    /// Where tools keep their own things; these say nothing of what they do.
    static final Set<String> HOMES =
        Set.of("CARGO_HOME", "RUSTUP_HOME", "CCACHE_DIR", "CARGO_TARGET_DIR", "CUDA_CACHE_PATH");
  }

  /// Of people's sessions and of what each build sets anew.
  private static final class Session {
    static final Set<String> NAMES =
        Set.of(
            "PATH",
            "HOME",
            "PWD",
            "OLDPWD",
            "USER",
            "USERNAME",
            "LOGNAME",
            "SHELL",
            "SHLVL",
            "TERM",
            "LANG",
            "LANGUAGE",
            "TMPDIR",
            "TEMP",
            "TMP",
            "HOSTNAME",
            "HOST",
            "EDITOR",
            "VISUAL",
            "PAGER",
            "MAIL",
            "COLUMNS",
            "LINES",
            "DISPLAY",
            "VIRTUAL_ENV",
            "PS1",
            "PYTHONPATH",
            "PYTHONNOUSERSITE",
            "DEBIAN_FRONTEND");
    static final List<String> PREFIXES =
        List.of("PIP_", "LC_", "XDG_", "SSH_", "DBUS_", "_PYPROJECT_HOOKS_", "GIT_");
  }
}
