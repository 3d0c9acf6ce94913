package dev.pipaccel.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.config.FileOption;
import dev.pipaccel.error.RequirementsException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsFileReaderTest {
  @TempDir Path folder;
  private RequirementFixture files;

  @BeforeEach
  void makeFiles() {
    files = new RequirementFixture(folder);
  }

  @Test
  void nestedFilesLieRelativeToTheirFile() throws Exception {
    files
        .file("r.txt", "-r sub/one.txt\nb\n")
        .file("sub/one.txt", "a\n-c two.txt\n-r ../three.txt")
        .file("sub/two.txt", "c<2")
        .file("three.txt", "d");

    assertThat(files.read("r.txt")).containsExactly("a", "constraint c<2", "d", "b");
  }

  @Test
  void nestedFilesLieRelativeToTheirUrl() throws Exception {
    files
        .page("https://h.example/x/r.txt", "-r ../y/s.txt\n-c https://i.example/c.txt")
        .page("https://h.example/y/s.txt", "a")
        .page("https://i.example/c.txt", "b");

    assertThat(files.read("https://h.example/x/r.txt")).containsExactly("a", "constraint b");
  }

  @Test
  void fileUrlsAreRead() throws Exception {
    files.file("a b.txt", "a");

    assertThat(files.read("file://" + folder + "/a%20b.txt")).containsExactly("a");
  }

  @Test
  void sameFileMayBeIncludedTwiceButNotByItself() throws Exception {
    files.file("r.txt", "-r a.txt\n-r a.txt").file("a.txt", "a");
    assertThat(files.read("r.txt")).containsExactly("a", "a");

    files.file("x.txt", "-r y.txt").file("y.txt", "-r x.txt");
    assertThatThrownBy(() -> files.read("x.txt"))
        .isInstanceOf(RequirementsException.class)
        .hasMessage(
            folder.resolve("x.txt")
                + " recursively references itself in "
                + folder.resolve("y.txt"));

    files.file("p.txt", "-r q.txt").file("q.txt", "-r s.txt").file("s.txt", "-r q.txt");
    assertThatThrownBy(() -> files.read("p.txt"))
        .hasMessage(
            folder.resolve("q.txt")
                + " recursively references itself in "
                + folder.resolve("s.txt")
                + " and again in p.txt");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> files.read("no.txt"))
        .isInstanceOf(RequirementsException.class)
        .hasMessage(
            "Could not open requirements file: [Errno 2] No such file or directory: 'no.txt'");
    assertThatThrownBy(() -> files.reader().read("no.txt", true))
        .hasMessageStartingWith("Could not open constraint file: ");
    assertThatThrownBy(() -> files.read("."))
        .hasMessage("Could not open requirements file: [Errno 21] Is a directory: '.'");
  }

  @Test
  void errorsNameFileAndLine() {
    files.file("r.txt", "# one\na\n\nb \\\n  --nonsense\n");
    assertThatThrownBy(() -> files.read("r.txt"))
        .isInstanceOfSatisfying(
            RequirementsException.class,
            e -> assertThat(e.detail()).contains("pip: error: no such option: --nonsense"))
        .hasMessage("Invalid requirement: b   --nonsense (from line 4 of r.txt)");

    files.file("s.txt", "a\na b\n");
    assertThatThrownBy(() -> files.read("s.txt"))
        .hasMessageStartingWith("Invalid requirement: 'a b': ")
        .hasMessageEndingWith(" (from line 2 of s.txt)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a --hash=md5:00|pip: error: Allowed hash algorithms for --hash are sha256, sha384,"
            + " sha512.",
        "a --hash=00|pip: error: Arguments to --hash must be a hash name followed by a value,"
            + " like --hash=sha256:abcde...",
        "a --config-settings x|pip: error: Arguments to --config-settings must be of the form"
            + " KEY=VAL",
        "a --global-option=x|pip: error: no such option: --global-option",
        "-r|pip: error: -r option requires 1 argument",
        "-f 'x|Could not split options: -f 'x",
      })
  void wrongOptionsAreWordedAsInPip(String line, String detail) {
    files.file("r.txt", line);

    assertThatThrownBy(() -> files.read("r.txt"))
        .isInstanceOfSatisfying(
            RequirementsException.class, e -> assertThat(e.detail()).contains(detail));
  }

  @Test
  void optionsOfTheRunAreCollectedInOrder() throws Exception {
    files
        .file("wheels/x", "")
        .file(
            "r.txt",
            """
            --index-url https://i.example --extra-index-url https://e.example
            -f wheels
            --find-links=https://l.example/
            --pre --prefer-binary
            --trusted-host h.example:8080
            --require-hashes
            --no-index
            a --no-binary :all:
            --only-binary=b
            """);
    RequirementsFileReader reader = files.reader();

    reader.read("r.txt", false);

    assertThat(reader.options())
        .containsExactly(
            new FileOption.IndexUrl("https://i.example"),
            new FileOption.ExtraIndexUrl("https://e.example"),
            new FileOption.FindLinks(folder.resolve("wheels").toString()),
            new FileOption.FindLinks("https://l.example/"),
            new FileOption.Pre(),
            new FileOption.PreferBinary(),
            new FileOption.TrustedHost("h.example:8080", "line 5 of r.txt"),
            new FileOption.RequireHashes(),
            new FileOption.NoIndex(),
            new FileOption.NoBinary(":all:"),
            new FileOption.OnlyBinary("b"));
  }

  @Test
  void indexBehindARequirementIsIgnoredAsInPip() throws Exception {
    files.file("r.txt", "a --index-url https://i.example");
    RequirementsFileReader reader = files.reader();

    reader.read("r.txt", false);

    assertThat(reader.options()).isEmpty();
  }

  @Test
  void requirementsKeepTheirOwnOptions() throws Exception {
    files
        .file("p/pyproject.toml", "")
        .file("r.txt", "a==1 --hash=sha256:aa --hash=sha384:bb -C x=1 -C x=2\n-e p -C y=3\n");
    RequirementsFileReader reader = files.reader();

    reader.read("r.txt", false);

    RootRequirement a = reader.requirements().getFirst();
    assertThat(a.hashes()).map(Object::toString).containsExactly("sha256:aa", "sha384:bb");
    assertThat(a.configSettings().values()).containsOnlyKeys("x");
    assertThat(a.origin()).contains("-r r.txt (line 1)");
    RootRequirement p = reader.requirements().getLast();
    assertThat(p.editable()).isTrue();
    assertThat(p.configSettings().values()).containsOnlyKeys("y");
  }

  @Test
  void hashesWithoutRequirementAreMentioned() throws Exception {
    files.file("r.txt", "\n--hash=sha256:aa\n").read("r.txt");

    assertThat(files.warnings)
        .containsExactly("r.txt line 2 has --hash but no requirement, and will be ignored.");
  }

  @Test
  void variablesAreReplacedIfTheyAreSet() throws Exception {
    files.variable("A_1", "x").variable("EMPTY", "").file("r.txt", "${A_1}==1\nb-${EMPTY}c\n");

    assertThatThrownBy(() -> files.read("r.txt"))
        .hasMessageStartingWith("Invalid requirement: 'b-${EMPTY}c'");
    files.file("r.txt", "${A_1}==1\n${A_1}${A_1}\ny # $A_1 ${a_1}");
    assertThat(files.read("r.txt")).containsExactly("x==1", "xx", "y");
  }
}
