package dev.pipaccel.model.tag;

import java.util.ArrayList;
import java.util.List;

/// How a CPython was built, as far as its ABI tag depends on it.
///
/// @param debug the configuration variable `Py_DEBUG`; where that is unset (Windows), whether
///   `sys.gettotalrefcount` exists or `_d.pyd` is among the extension suffixes
/// @param freeThreaded `Py_GIL_DISABLED` (since 3.13)
/// @param pymalloc `WITH_PYMALLOC`, true where it is unset (matters before 3.8)
/// @param wideUnicode `Py_UNICODE_SIZE` is 4; where it is unset, `sys.maxunicode` is 0x10FFFF
///   (matters before 3.3)
public record AbiFlags(boolean debug, boolean freeThreaded, boolean pymalloc, boolean wideUnicode) {
  /// The flags of an ordinary build.
  public static final AbiFlags ORDINARY = new AbiFlags(false, false, true, true);

  /// Returns the ABI tags of extension modules that such a build of the version loads, best first.
  public List<String> cpythonAbis(PythonVersion version) {
    if (!version.hasMinor()) {
      return List.of();
    }
    String threads = freeThreaded && version.isAtLeast(3, 13) ? "t" : "";
    String base = "cp" + version.withoutDots();
    List<String> abis = new ArrayList<>(2);
    if (version.isAtLeast(3, 8)) {
      abis.add(base + threads + (debug ? "d" : ""));
      if (debug) {
        // Since 3.8 a debug build loads ordinary extension modules, too.
        abis.add(base + threads);
      }
    } else {
      String memory = pymalloc ? "m" : "";
      String unicode = wideUnicode && !version.isAtLeast(3, 3) ? "u" : "";
      abis.add(base + threads + (debug ? "d" : "") + memory + unicode);
    }
    return abis;
  }
}
