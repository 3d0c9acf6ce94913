package dev.pipaccel.syspkg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each family of systems with what its package manager prints.
class PlatformsTest {
  private static final String HEADER =
      "a.c:1:10: fatal error: libxml/xpath.h: No such file or directory";
  private static final String MODULE =
      "Package libxml-2.0 was not found in the pkg-config search path.";
  private static final String ODD = "a.c:1:10: fatal error: odd.h: No such file or directory";
  private static final String PYTHON = "a.c:1:10: fatal error: Python.h: No such file or directory";

  @TempDir private Path root;

  @Test
  void debianTakesItsTableWhereAptFileIsSilent() throws Exception {
    assertThat(command(debian().program("apt-file"), MODULE))
        .contains("apt-get install --yes libxml2-dev");
  }

  @Test
  void debianTakesTheHeadersOfTheVeryPython() throws Exception {
    assertThat(command(debian().answer(known("python3.11-dev"), "Package: python3.11-dev"), PYTHON))
        .contains("apt-get install --yes python3.11-dev");
  }

  @Test
  void debianTakesTheHeadersOfAnyPythonWhereItHasNoOther() throws Exception {
    assertThat(command(debian().answer(known("python3-dev"), "Package: python3-dev"), PYTHON))
        .contains("apt-get install --yes python3-dev");
  }

  @Test
  void ubuntuIsLikeDebian() throws Exception {
    FakeSystem ubuntu = debian().release("ID=ubuntu", "ID_LIKE=debian", "VERSION_ID=\"24.04\"");

    assertThat(command(ubuntu, HEADER)).contains("apt-get install --yes libxml2-dev");
  }

  @Test
  void debianReadsItsIndexFirstWhereItHasNone() throws Exception {
    FakeSystem bare =
        new FakeSystem(root)
            .release("ID=debian", "VERSION_ID=\"12\"")
            .answer("dpkg-query --show --showformat ${db:Status-Abbrev} ${Package}\\n", "ii  dpkg")
            .program("apt-cache");

    assertThat(command(bare, HEADER))
        .contains("apt-get update && apt-get install --yes libxml2-dev");
  }

  @Test
  void debianGuessesNamesThatExist() throws Exception {
    FakeSystem debian = debian().answer(known("libodd-dev"), "Package: libodd-dev");

    assertThat(command(debian, "/usr/bin/ld: cannot find -lodd: No such file or directory"))
        .contains("apt-get install --yes libodd-dev");
    assertThat(command(debian, "/usr/bin/ld: cannot find -leven: No such file or directory"))
        .isEmpty();
  }

  @Test
  void debianTakesTheOneThatAptFileNames() throws Exception {
    FakeSystem debian = indexed("libodd-dev: /usr/include/odd.h");

    assertThat(command(debian, ODD)).contains("apt-get install --yes libodd-dev");
  }

  @Test
  void debianTakesTheNearestOfFew() throws Exception {
    FakeSystem debian =
        indexed("far-dev: /usr/include/far/odd.h", "libodd-dev: /usr/include/odd.h");

    assertThat(command(debian, ODD)).contains("apt-get install --yes libodd-dev");
  }

  @Test
  void debianProposesNoneOfMany() throws Exception {
    FakeSystem debian =
        indexed(
            "libodd-dev: /usr/include/odd.h",
            "b-dev: /usr/include/b/odd.h",
            "c-dev: /usr/include/c/odd.h",
            "d-dev: /usr/include/d/odd.h");

    assertThat(command(debian, ODD)).isEmpty();
  }

  @Test
  void headersOfTheProjectItselfAreNotTheSystems() throws Exception {
    FakeSystem debian = indexed("libodd-dev: /usr/include/odd.h").file("src/odd.h", "");

    assertThat(command(debian, ODD)).isEmpty();
  }

  private FakeSystem indexed(String... answer) throws Exception {
    return debian()
        .answer("apt-file search --regexp ^_usr_include_([^_]+_){0,2}odd\\.h$", answer)
        .answer(known("libodd-dev"), "Package: libodd-dev");
  }

  @Test
  void debianWantsNothingThatIsInstalledForAnArchitecture() throws Exception {
    FakeSystem debian =
        debian()
            .answer(
                "dpkg-query --show --showformat ${db:Status-Abbrev} ${Package}\\n",
                "ii  dpkg",
                "ii  libxml2-dev:amd64",
                "rc  libxslt1-dev");

    assertThat(command(debian, MODULE)).isEmpty();
  }

  @Test
  void usersGetSudo() throws Exception {
    assertThat(command(debian().user().program("sudo"), HEADER))
        .contains("sudo apt-get install --yes libxml2-dev");
    assertThat(proposal(debian().user().program("sudo"), HEADER).orElseThrow().obstacle())
        .isEmpty();
  }

  @Test
  void fedoraAsksDnf() throws Exception {
    FakeSystem fedora =
        new FakeSystem(root)
            .release("ID=fedora", "VERSION_ID=41")
            .answer("rpm --query --all --queryformat %{NAME}\\n", "bash", "glibc")
            .answer(
                "dnf --quiet provides pkgconfig(libxml-2.0)",
                "libxml2-devel-2.12.8-2.fc41.i686 : Libraries, includes, etc. to develop XML and"
                    + " HTML applications",
                "Repo         : fedora",
                "Matched From : ",
                "Provide      : pkgconfig(libxml-2.0) = 2.12.8",
                "",
                "libxml2-devel-2.12.8-2.fc41.x86_64 : Libraries, includes, etc. to develop XML and"
                    + " HTML applications",
                "Repo         : fedora",
                "Matched From : ",
                "Provide      : pkgconfig(libxml-2.0) = 2.12.8")
            .answer(
                "dnf --quiet repoquery --queryformat %{name}\\n libxml2-devel", "libxml2-devel");

    assertThat(command(fedora, MODULE)).contains("dnf install --assumeyes libxml2-devel");
  }

  @Test
  void enterpriseLinuxIsLikeFedora() throws Exception {
    FakeSystem rocky =
        new FakeSystem(root)
            .release("ID=\"rocky\"", "ID_LIKE=\"rhel centos fedora\"", "VERSION_ID=\"9.4\"")
            .answer("rpm --query --all --queryformat %{NAME}\\n", "bash")
            .answer("dnf --quiet repoquery --queryformat %{name}\\n libpq-devel", "libpq-devel");

    assertThat(command(rocky, "Error: pg_config executable not found."))
        .contains("dnf install --assumeyes libpq-devel");
  }

  @Test
  void alpineAsksForWhatPackagesProvide() throws Exception {
    FakeSystem alpine =
        new FakeSystem(root)
            .release("ID=alpine", "VERSION_ID=3.20.3")
            .answer("apk info", "musl", "busybox")
            .answer("apk search --exact musl", "musl-1.2.5-r0")
            .answer("apk search --exact pc:libxml-2.0", "libxml2-dev-2.12.7-r0")
            .answer("apk search --exact libxml2-dev", "libxml2-dev-2.12.7-r0")
            .answer("apk search --exact python3-dev", "python3-dev-3.12.7-r0");

    assertThat(command(alpine, MODULE)).contains("apk add libxml2-dev");
    assertThat(command(alpine, PYTHON)).contains("apk add python3-dev");
  }

  @Test
  void archAsksTheFilesDatabase() throws Exception {
    FakeSystem arch =
        new FakeSystem(root)
            .release("ID=arch")
            .answer("pacman -Qq", "glibc", "pacman")
            .answer("pacman -F --quiet mcrypt.h", "extra/libmcrypt")
            .answer(
                "pacman -Si libmcrypt", "Repository      : extra", "Name            : libmcrypt");

    assertThat(command(arch, "a.c:1:10: fatal error: mcrypt.h: No such file or directory"))
        .contains("pacman -S --needed --noconfirm libmcrypt");
  }

  @Test
  void suseAsksZypper() throws Exception {
    FakeSystem suse =
        new FakeSystem(root)
            .release("ID=\"opensuse-leap\"", "ID_LIKE=\"suse opensuse\"", "VERSION_ID=\"15.6\"")
            .answer("rpm --query --all --queryformat %{NAME}\\n", "bash")
            .answer(
                "zypper --quiet --non-interactive search --provides --match-exact"
                    + " pkgconfig(libxml-2.0)",
                "S | Name          | Summary                                   | Type",
                "--+---------------+-------------------------------------------+--------",
                "  | libxml2-devel | Development files for libxml2             | package")
            .answer(
                "zypper --quiet --non-interactive search --match-exact --type package"
                    + " libxml2-devel",
                "S | Name          | Summary                                   | Type",
                "--+---------------+-------------------------------------------+--------",
                "  | libxml2-devel | Development files for libxml2             | package");

    assertThat(command(suse, MODULE)).contains("zypper --non-interactive install libxml2-devel");
  }

  @Test
  void macosNeedsNoAdministrator() throws Exception {
    FakeSystem macos =
        new FakeSystem(root)
            .macos()
            .user()
            .answer("brew list --formula -1", "openssl@3", "readline")
            .answer("brew info --formula libpq", "==> libpq: stable 17.2 (bottled) [keg-only]");

    assertThat(command(macos, "ld: library 'pq' not found")).contains("brew install libpq");
  }

  @Test
  void unknownSystemsHaveNoProposals() throws Exception {
    try (var processes = new ProcessRunner()) {
      assertThat(new FakeSystem(root).release("ID=plan9").packages(processes)).isEmpty();
    }
  }

  private FakeSystem debian() throws Exception {
    return new FakeSystem(root)
        .release("ID=debian", "VERSION_ID=\"12\"")
        .answer("dpkg-query --show --showformat ${db:Status-Abbrev} ${Package}\\n", "ii  dpkg")
        .answer(known("dpkg"), "Package: dpkg")
        .answer(known("libxml2-dev"), "Package: libxml2-dev", "Architecture: amd64");
  }

  private static String known(String name) {
    return "apt-cache show --no-all-versions " + name;
  }

  private Optional<String> command(FakeSystem system, String output) throws Exception {
    return proposal(system, output).map(Proposal::commandLine);
  }

  private Optional<Proposal> proposal(FakeSystem system, String output) throws Exception {
    try (var processes = new ProcessRunner()) {
      return system
          .packages(processes)
          .orElseThrow()
          .missing(PackageName.of("demo"), root, BuildOutput.read(List.of(output)), false);
    }
  }
}
