package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.FormatControl;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementSetReaderTest {
  private static final String HASH = "a".repeat(64);
  @TempDir Path folder;
  private RequirementFixture files;

  @BeforeEach
  void start() {
    files = new RequirementFixture(folder);
  }

  @Test
  void requirementsComeInPipsOrder() throws Exception {
    files.file(
        "pyproject.toml",
        "[dependency-groups]\ndev = ['group', {include-group = 'sub'}]\nsub = ['included']\n");
    files.file("project/setup.py", "");
    files.file("r.txt", "file\n-c c2.txt\n");
    files.file("c.txt", "limit<1\n");
    files.file("c2.txt", "limit<2\n");
    files.file("script.py", "# /// script\n# dependencies = ['script']\n# ///\n");

    RequirementSet read =
        read(
            new RequirementArguments(
                List.of("argument"),
                List.of("./project"),
                List.of("r.txt"),
                List.of("c.txt"),
                List.of(new RequirementArguments.Group("pyproject.toml", "Dev")),
                List.of("script.py")));

    assertThat(read.roots().stream().map(RootRequirement::text))
        .containsExactly("argument", "group", "included", "./project", "file", "script");
    assertThat(read.roots()).allMatch(RootRequirement::userSupplied);
    assertThat(read.constraints().stream().map(RootRequirement::text))
        .containsExactly("limit<1", "limit<2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "missing.toml|a|missing.toml not found. Cannot resolve '--group' option.",
        "pyproject.toml|b|[dependency-groups] resolution failed for 'b' from 'pyproject.toml':"
            + " Dependency group 'b' not found",
        "empty/pyproject.toml|a|[dependency-groups] table was missing from"
            + " 'empty/pyproject.toml'. Cannot resolve '--group' option.",
        "list/pyproject.toml|a|[dependency-groups] table was malformed in list/pyproject.toml."
            + " Cannot resolve '--group' option.",
      })
  void wrongGroupsAreTold(String file, String group, String message) {
    files.file("pyproject.toml", "[dependency-groups]\na = []\n");
    files.file("empty/pyproject.toml", "");
    files.file("list/pyproject.toml", "dependency-groups = []\n");

    assertThatThrownBy(() -> readGroup(file, group))
        .isInstanceOf(RequirementsException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "print()|File does not contain 'script' metadata: 's.py'",
        "# /// script;# ///|File does not contain 'script' metadata: 's.py'",
        "# /// script;#;# ///;;# /// script;#;# ///|Multiple 'script' blocks found in 's.py'",
        "# /// script;# [;# ///|Failed to parse TOML in 's.py'",
        "# /// script;# requires-python = '>=4';# ///|Script 's.py' requires a different Python:"
            + " 3.12.1 not in '>=4'",
      })
  void wrongScriptsAreTold(String lines, String message) {
    files.file("s.py", lines.replace(';', '\n') + "\n");

    assertThatThrownBy(() -> readScript("s.py"))
        .isInstanceOf(RequirementsException.class)
        .hasMessage(message);
  }

  @Test
  void blockOfAScriptEndsWithItsComment() throws Exception {
    files.file(
        "s.py",
        "#!/usr/bin/python\n# /// script\n# dependencies = ['a']\n#\n# ///\n# no more\nx\n# ///\n");

    assertThat(readScript("s.py").roots().stream().map(RootRequirement::text)).containsExactly("a");
  }

  @Test
  void lockFileSelectsFilesAndGroups() throws Exception {
    files.file(
        "sub/pylock.dev.toml",
        """
        lock-version = "1.0"
        created-by = "test"
        extras = ["x"]
        dependency-groups = ["docs", "main"]
        default-groups = ["main"]
        [[packages]]
        name = "a"
        version = "1.0"
        marker = "'main' in dependency_groups"
        [[packages.wheels]]
        path = "wheels/a-1.0-py3-none-any.whl"
        hashes = {sha256 = "%1$s"}
        [[packages]]
        name = "b"
        marker = "'docs' in dependency_groups"
        [packages.archive]
        url = "https://h.example/b.zip"
        hashes = {sha256 = "%1$s"}
        subdirectory = "below"
        [[packages]]
        name = "c"
        marker = "'x' in extras"
        [packages.vcs]
        type = "git"
        url = "https://h.example/c"
        commit-id = "abc"
        """
            .formatted(HASH));

    RequirementSet read =
        read(
            new RequirementArguments(
                List.of(),
                List.of(),
                List.of("sub/pylock.dev.toml[x]"),
                List.of(),
                List.of(new RequirementArguments.Group("sub/pylock.dev.toml", "Docs")),
                List.of()));

    assertThat(read.roots().stream().map(RootRequirement::text))
        .containsExactly(
            "a==1.0",
            "b @ https://h.example/b.zip#subdirectory=below",
            "c @ git+https://h.example/c@abc");
    assertThat(read.roots().get(1).hashes()).hasSize(1);
    assertThat(read.hasHashes()).isTrue();
    assertThat(read.locked().get(PackageName.of("a")).link().url())
        .isEqualTo("file://" + folder.resolve("sub/wheels/a-1.0-py3-none-any.whl"));
    assertThat(files.warnings).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pylock.toml|Error reading pylock file 'pylock.toml'",
        "pylock.bad.toml|Invalid pylock file 'pylock.bad.toml': ",
        "pylock.old.toml|Cannot select requirements from pylock file 'pylock.old.toml': ",
        "https://h.example/pylock.toml|Absolute paths are not supported in pylock files obtained",
        "https://h.example/pylock.up.toml|Path 'http://other.example/a.zip' in pylock file",
        "https://h.example/pylock.dir.toml|Directory entries are not supported in remote",
      })
  void wrongLockFilesAreTold(String place, String message) {
    String head = "lock-version = '1.0'\ncreated-by = 'test'\n";
    String archive = "[[packages]]\nname = 'a'\narchive = {path = '%s', hashes = {sha256 = 'a'}}\n";
    files.file("pylock.bad.toml", head);
    files.file("pylock.old.toml", head + "requires-python = '<3'\npackages = []\n");
    files.page("https://h.example/pylock.toml", head + archive.formatted("/a.zip"));
    files.page(
        "https://h.example/pylock.up.toml", head + archive.formatted("http://other.example/a.zip"));
    files.page(
        "https://h.example/pylock.dir.toml",
        head + "[[packages]]\nname = 'a'\ndirectory = {path = 'a'}\n");

    assertThatThrownBy(() -> readFile(place))
        .isInstanceOf(RequirementsException.class)
        .hasMessageStartingWith(message);
  }

  private RequirementSet readGroup(String file, String group) throws PipAccelException {
    return read(
        new RequirementArguments(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new RequirementArguments.Group(file, group)),
            List.of()));
  }

  private RequirementSet readScript(String script) throws PipAccelException {
    return read(
        new RequirementArguments(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(script)));
  }

  private RequirementSet readFile(String file) throws PipAccelException {
    return read(
        new RequirementArguments(
            List.of(), List.of(), List.of(file), List.of(), List.of(), List.of()));
  }

  private RequirementSet read(RequirementArguments arguments) throws PipAccelException {
    var context =
        new RequirementContext(
            new MarkerEnvironment(
                Map.of("python_full_version", "3.12.1", "python_version", "3.12")),
            TagSet.of(List.of(new Tag("py3", "none", "any"))),
            Version.of("3.12.1"),
            false,
            FormatControl.ANY,
            ConfigSettings.NONE);
    return new RequirementSetReader(files.contents(), files.facts(), context, files)
        .read(arguments);
  }
}
