package dev.pipaccel.install;

import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.wheel.EntryPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scripts to be made for a wheel's entry points, in pip's order: console scripts, then
/// graphical ones. The names with a version that pip and setuptools have are made for the target's
/// version, whatever the wheel says.
///
/// @param console those of `console_scripts`
/// @param gui those of `gui_scripts`
record LauncherList(List<Launcher> console, List<Launcher> gui) {
  /// @param ensurepip the value of `ENSUREPIP_OPTIONS`, empty text where it is unset
  static LauncherList of(List<EntryPoint> entryPoints, PythonRelease version, String ensurepip)
      throws InstallException {
    Map<String, String> console = new LinkedHashMap<>();
    Map<String, String> gui = new LinkedHashMap<>();
    for (EntryPoint entryPoint : entryPoints) {
      (entryPoint.gui() ? gui : console).put(entryPoint.name(), entryPoint.value());
    }
    Map<String, String> versioned = new LinkedHashMap<>();
    String pip = console.remove("pip");
    if (pip != null && !pip.isEmpty()) {
      if (ensurepip.isEmpty()) {
        versioned.put("pip", pip);
      }
      if (!ensurepip.equals("altinstall")) {
        versioned.put("pip" + version.major(), pip);
      }
      versioned.put("pip" + version.series(), pip);
      console.keySet().removeIf(name -> isVersioned(name, "pip", false));
    }
    String easyInstall = console.remove("easy_install");
    if (easyInstall != null && !easyInstall.isEmpty()) {
      if (ensurepip.isEmpty()) {
        versioned.put("easy_install", easyInstall);
      }
      versioned.put("easy_install-" + version.series(), easyInstall);
      console.keySet().removeIf(name -> isVersioned(name, "easy_install-", true));
    }
    versioned.putAll(console);
    return new LauncherList(parse(versioned), parse(gui));
  }

  private static List<Launcher> parse(Map<String, String> entryPoints) throws InstallException {
    List<Launcher> launchers = new ArrayList<>();
    for (Map.Entry<String, String> entryPoint : entryPoints.entrySet()) {
      launchers.add(Launcher.parse(entryPoint.getKey(), entryPoint.getValue()));
    }
    return launchers;
  }

  /// Tells whether a name is the stem and a version: one number or two, or always two.
  private static boolean isVersioned(String name, String stem, boolean two) {
    if (!name.startsWith(stem)) {
      return false;
    }
    String[] numbers = name.substring(stem.length()).split("\\.", -1);
    if (numbers.length > 2 || (two && numbers.length != 2)) {
      return false;
    }
    for (String number : numbers) {
      if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
        return false;
      }
    }
    return true;
  }
}
