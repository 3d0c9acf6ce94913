package dev.pipaccel.install;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.Scheme;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.install.InstallPlan.Step;
import dev.pipaccel.wheel.TreeFile;
import dev.pipaccel.wheel.TreeManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Works out where the files of one wheel go and what is generated for it, as pip would.
final class WheelPlacement {
  private static final byte[] INSTALLER = "pip-accel\n".getBytes(StandardCharsets.UTF_8);

  private final Step step;
  private final TreeManifest manifest;
  private final Interpreter interpreter;
  private final FileModes modes;
  private final BytecodeNames bytecodeNames;
  private final ChangeSet changes;
  private final InstalledRecord record = new InstalledRecord();
  private final WheelFolders folders;
  private final Path info;
  private final LauncherList launchers;
  private final Set<String> launcherNames = new HashSet<>();

  /// @param ensurepip the value of `ENSUREPIP_OPTIONS`
  WheelPlacement(
      Step step,
      Scheme scheme,
      Interpreter interpreter,
      FileModes modes,
      BytecodeNames bytecodeNames,
      String ensurepip,
      ChangeSet changes)
      throws InstallException {
    this.step = step;
    this.manifest = step.tree().manifest();
    this.interpreter = interpreter;
    this.modes = modes;
    this.bytecodeNames = bytecodeNames;
    this.changes = changes;
    folders = new WheelFolders(step, scheme, changes);
    info = folders.library().resolve(manifest.distInfo());
    launchers = LauncherList.of(manifest.entryPoints(), interpreter.version(), ensurepip);
    manifest.entryPoints().forEach(entryPoint -> launcherNames.add(entryPoint.name()));
  }

  /// Adds everything but RECORD to the changes.
  ///
  /// @param preparation takes the scripts, some of which are still to be compiled
  /// @return where the launchers of console scripts go
  List<Path> place(ScriptPlacement preparation) throws IOException, InstallException {
    changes.addInfoFolder(info);
    List<TreeFile> scriptFiles = new ArrayList<>();
    for (TreeFile file : manifest.files()) {
      if (file.scheme() == TreeFile.Scheme.SCRIPTS) {
        scriptFiles.add(file);
      } else {
        placeFile(file);
      }
    }
    for (TreeFile file : scriptFiles) {
      if (!isLauncher(file)) {
        placeScript(file, preparation);
      }
    }
    return placeLaunchers();
  }

  private void placeFile(TreeFile file) throws IOException, InstallException {
    WheelFolders.Folder folder = folders.of(file);
    String name = file.target().substring(file.target().lastIndexOf('/') + 1);
    Path source = step.tree().path(file);
    boolean mayBeEdited = file.scheme() == TreeFile.Scheme.DATA && file.target().startsWith("etc/");
    folder.contents().put(name, content(source, file.executable(), mayBeEdited));
    record.installed(file.source(), folder.recorded() + name);
    String compiled = step.bytecode().compiled().get(file.source());
    if (compiled != null) {
      WheelFolders.Folder beside = folders.bytecode(folder, bytecodeNames);
      String bytecode = bytecodeNames.name(name);
      beside
          .contents()
          .put(bytecode, bytecodeContent(step.bytecode().directory().resolve(compiled)));
      record.compiled(beside.recorded() + bytecode);
    }
  }

  private FileContent content(Path source, boolean executable, boolean mayBeEdited) {
    return step.tree().mayLink() && modes.fitsTree(executable) && !mayBeEdited
        ? new FileContent.Shared(source)
        : new FileContent.Copied(source, modes.of(executable));
  }

  private FileContent bytecodeContent(Path source) {
    return step.tree().mayLink() && modes.fitsTree(false)
        ? new FileContent.Shared(source)
        : new FileContent.Copied(source, modes.bytecode());
  }

  private void placeScript(TreeFile file, ScriptPlacement preparation)
      throws IOException, InstallException {
    Path target = folders.target(file);
    ScriptPlacement.Script script =
        preparation.script(
            step.tree().path(file), modes.of(file.executable()), interpreter.executable());
    changes.put(target, script.content());
    if (script.changed().isPresent()) {
      record.changed(file.source(), folders.recordPath(target), script.changed().get());
    } else {
      record.installed(file.source(), folders.recordPath(target));
    }
    if (step.compile() && file.isPython()) {
      Path bytecode = bytecodeNames.of(target);
      preparation.compile(script, target, bytecode, modes.bytecode());
    }
  }

  /// Notes the bytecode of a script that did compile.
  void addCompiled(ScriptPlacement.Compiled compiled) throws IOException {
    changes.put(compiled.target(), compiled.content());
    record.compiled(folders.recordPath(compiled.target()));
  }

  private List<Path> placeLaunchers() throws IOException, InstallException {
    if (launchers.console().isEmpty() && launchers.gui().isEmpty()) {
      return List.of();
    }
    String shebang =
        Shebang.of(interpreter.executable(), interpreter.platform().startsWith("macosx"));
    List<Path> console = new ArrayList<>();
    for (Launcher launcher : launchers.console()) {
      console.add(placeLauncher(launcher, shebang));
    }
    for (Launcher launcher : launchers.gui()) {
      placeLauncher(launcher, shebang);
    }
    return console;
  }

  private Path placeLauncher(Launcher launcher, String shebang)
      throws IOException, InstallException {
    Path scripts = folders.root(TreeFile.Scheme.SCRIPTS);
    Path target = scripts.resolve(launcher.name()).normalize();
    if (target.equals(scripts) || !target.startsWith(scripts)) {
      throw new InstallException(
          ("Invalid script entry point name '%s' of %s: the script would be installed outside the"
                  + " scripts directory (%s)")
              .formatted(launcher.name(), step.requirement(), scripts));
    }
    byte[] content = launcher.text(shebang, interpreter.version()).getBytes(StandardCharsets.UTF_8);
    changes.put(target, new FileContent.Written(content, modes.launcher()));
    record.generated(folders.recordPath(target), content);
    return target;
  }

  /// Adds INSTALLER, `direct_url.json`, REQUESTED and RECORD.
  void finish() throws IOException {
    generate("INSTALLER", INSTALLER);
    if (step.directUrl().isPresent()) {
      generate("direct_url.json", step.directUrl().get().getBytes(StandardCharsets.UTF_8));
    }
    if (step.requested()) {
      generate("REQUESTED", new byte[0]);
    }
    record.installed(manifest.distInfo() + "/RECORD", manifest.distInfo() + "/RECORD");
    changes.put(
        info.resolve("RECORD"), new FileContent.Recorded(record, manifest.record(), modes.plain()));
  }

  private void generate(String name, byte[] content) throws IOException {
    Path target = info.resolve(name);
    changes.put(target, new FileContent.Written(content, modes.plain()));
    record.generated(folders.recordPath(target), content);
  }

  /// Tells whether a script of the wheel is one that setuptools made for an entry point.
  private boolean isLauncher(TreeFile file) {
    String name = file.target().substring(file.target().lastIndexOf('/') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    for (String suffix : List.of(".exe", "-script.py", ".pya")) {
      if (lower.endsWith(suffix)) {
        return launcherNames.contains(name.substring(0, name.length() - suffix.length()));
      }
    }
    return launcherNames.contains(name);
  }
}
