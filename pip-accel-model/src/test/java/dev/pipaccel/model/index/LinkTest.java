package dev.pipaccel.model.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.hash.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {
  @ParameterizedTest
  @CsvSource({
    "https://h.example/p/a-1.0.tar.gz, a-1.0.tar.gz, .tar.gz",
    "https://h.example/p/a%2B1.whl?x=1#egg=a, a+1.whl, .whl",
    "https://h.example/p/dir/, dir, ''",
    "https://h.example/a%2Fb.zip, b.zip, .zip",
    "https://user:pw@h.example, h.example, ''",
    "file:///tmp/a.TAR.bz2, a.TAR.bz2, .TAR.bz2",
    "https://h.example/.., h.example, ''",
    "https://h.example/.hidden, .hidden, ''",
  })
  void filenameIsTheLastDecodedSegment(String url, String filename, String extension) {
    assertThat(new Link(url).filename()).isEqualTo(filename);
    assertThat(new Link(url).extension()).isEqualTo(extension);
  }

  @Test
  void fragmentsAreFoundAnywhereAfterTheirMark() {
    Link link =
        new Link("git+https://h.example/r.git@v1#subdirectory=a/b&egg=Name&sha256=AB&md5=cd");

    assertThat(link.egg()).contains("Name");
    assertThat(link.subdirectory()).contains("a/b");
    assertThat(link.hash()).contains(new Hash("sha256", "ab"));
    assertThat(link.isVersionControl()).isTrue();
    assertThat(link.urlWithoutFragment()).isEqualTo("git+https://h.example/r.git@v1");
    assertThat(new Link("https://h.example/a?egg=b").egg()).isEmpty();
    assertThat(new Link("https://h.example/a#blake2=00").hash()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@h.example/a, https://user:****@h.example/a, https://h.example/a",
    "https://token@h.example/a, https://****@h.example/a, https://h.example/a",
    "https://us%40er:p@w@h.example/a, https://us%40er:****@h.example/a, https://h.example/a",
    "https://h.example/a@b, https://h.example/a@b, https://h.example/a@b",
  })
  void credentialsAreHidden(String url, String redacted, String bare) {
    assertThat(new Link(url)).hasToString(redacted);
    assertThat(new Link(url).withoutCredentials()).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@h.example/a, https://h.example/a, true",
    "https://h.example/a?x=1&y=2, https://h.example/a?y=2&x=1, true",
    "https://h.example/a?x=1&x=2, https://h.example/a?x=2&x=1, false",
    "https://h.example/a#egg=b, https://h.example/a, true",
    "https://h.example/a#subdirectory=b, https://h.example/a, false",
    "https://h.example/a#sha256=b, https://h.example/a#sha256=c, false",
    "file:///tmp/a, file://localhost/tmp/a, true",
    "https://h.example/a, https://h.example/b, false",
  })
  void equivalentLinksLeadToTheSameDistribution(String one, String other, boolean equivalent) {
    assertThat(new Link(one).isEquivalentTo(new Link(other))).isEqualTo(equivalent);
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/simple/a/, ../../f/a b.whl, https://h.example/f/a%20b.whl",
    "https://h.example/simple/a/, https://f.example/x%20y.whl, https://f.example/x%20y.whl",
    "https://h.example/simple/a/, //f.example/x, https://f.example/x",
    "https://h.example/simple/a, /f/x@1%2fy, https://h.example/f/x@1%2Fy",
    "https://h.example/simple/a/, a+1.whl#sha256=00,"
        + " https://h.example/simple/a/a%2B1.whl#sha256=00",
    "https://h.example, a.whl, https://h.example/a.whl",
    "file:///s/a/, ../b/x.whl, file:///s/b/x.whl",
  })
  void referencesAreResolvedAndQuoted(String base, String reference, String url) {
    assertThat(Link.resolve(base, reference).url()).isEqualTo(url);
  }
}
