package dev.pipaccel.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.index.Link;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcsUrlTest {
  private static final VcsContext CONTEXT =
      new VcsContext(
          new ProcessRunner(),
          Map.of(),
          Path.of("/"),
          0,
          false,
          List.of(),
          (text, options) -> "",
          Report.silent());

  @ParameterizedTest
  @CsvSource({
    "git+https://host/a/b.git, https://host/a/b.git, ''",
    "git+https://host/a/b.git@v1.0#egg=x&subdirectory=y, https://host/a/b.git, v1.0",
    "git+ssh://git@host/a/b.git@main, ssh://git@host/a/b.git, main",
    "git+https://user:pass@host/a@b/c@d%2Fe, https://user:pass@host/a@b/c, d/e",
    "git+https://host/a?x=y#egg=z, https://host/a?x=y, ''",
    "git+file:///a%20b/c, file:///a b/c, ''",
  })
  void gitKeepsCredentialsInTheUrl(String text, String url, String revision) throws Exception {
    VcsUrl parsed = new Git(CONTEXT).parse(new Link(text));

    assertThat(parsed.url()).isEqualTo(url);
    assertThat(parsed.revision().orElse("")).isEqualTo(revision);
  }

  @Test
  void subversionTakesCredentialsAsOptions() throws Exception {
    VcsUrl parsed =
        new Subversion(CONTEXT).parse(new Link("svn+https://us%20er:p%40ss@host/trunk@12"));

    assertThat(parsed)
        .isEqualTo(
            new VcsUrl(
                "https://host/trunk",
                Optional.of("12"),
                Optional.of("us er"),
                Optional.of("p@ss")));
  }

  @Test
  void subversionAndBazaarOverSshKeepTheirOwnScheme() throws Exception {
    assertThat(new Subversion(CONTEXT).parse(new Link("svn+ssh://user@host/trunk")).url())
        .isEqualTo("svn+ssh://user@host/trunk");
    assertThat(new Bazaar(CONTEXT).parse(new Link("bzr+ssh://user@host/trunk")).url())
        .isEqualTo("bzr+ssh://user@host/trunk");
  }

  @ParameterizedTest
  @CsvSource({
    "ssh://git@host/a.git, ssh://git@host/a.git",
    "git@host:a/b.git, ssh://git@host/a/b.git",
    "host:a/b.git, ssh://host/a/b.git",
    "https://host/a, https://host/a",
  })
  void remotesOfGitBecomeUrls(String remote, String url) throws Exception {
    assertThat(GitRemote.parse(remote)).isEqualTo(new Remote.Known(url));
  }

  @ParameterizedTest
  @CsvSource({
    "2.17, true",
    "2.17.0.windows.1, true",
    "2.9.5, false",
    "10.0, true",
    "1.99, false",
    "'', false",
    "x.y, false",
    "2., false",
  })
  void versionsOfProgramsAreCompared(String text, boolean expected) {
    assertThat(VersionNumbers.isAtLeast(text, 2, 17)).isEqualTo(expected);
  }

  @Test
  void subversionInfoNamesUrlAndHighestRevision() {
    String xml =
        "<info><entry\n"
            + "   revision=\"7\"><url>file:///r/trunk</url><commit\n"
            + " revision=\"5\"></info>";

    assertThat(SubversionInfo.parse(xml))
        .isEqualTo(new SubversionInfo(Optional.of("file:///r/trunk"), 7));
  }
}
