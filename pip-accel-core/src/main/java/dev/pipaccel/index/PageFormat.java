package dev.pipaccel.index;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFile.MetadataFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The compact form in which pages are remembered: a tenth of the JSON's size, read without a
/// parser. Each URL is stored as the length of what it shares with the one before and the rest; a
/// `Requires-Python` equal to the one before takes a bit.
final class PageFormat {
  private static final int REVISION = 1;

  private static final int YANKED = 1;
  private static final int METADATA = 2;
  private static final int SIZE = 4;
  private static final int UPLOAD_TIME = 8;
  private static final int SAME_PYTHON = 16;

  private PageFormat() {}

  static byte[] write(IndexPage page) {
    var out = new CompactWriter();
    out.number(REVISION);
    out.number(page.exists() ? 1 : 0);
    out.number(page.maximumAge());
    out.text(page.files().isEmpty() ? "" : page.files().getFirst().page());
    out.number(page.files().size());
    String url = "";
    String python = "";
    for (ProjectFile file : page.files()) {
      String next = file.link().url();
      int shared = sharedPrefix(url, next);
      out.number(shared);
      out.text(next.substring(shared));
      url = next;
      String nextPython = file.requiresPython().map(Object::toString).orElse("");
      out.number(flags(file, nextPython.equals(python)));
      if (!nextPython.equals(python)) {
        out.text(nextPython);
        python = nextPython;
      }
      hashes(out, file.hashes());
      file.yanked().ifPresent(out::text);
      file.metadata().ifPresent(metadata -> hashes(out, metadata.hashes()));
      file.size().ifPresent(out::number);
      if (file.uploadTime().isPresent()) {
        out.number(Math.max(0, file.uploadTime().get().getEpochSecond()));
        out.number(file.uploadTime().get().getNano());
      }
    }
    return out.bytes();
  }

  /// Returns the page, empty if the bytes are no page in this form.
  static Optional<IndexPage> read(byte[] content) {
    try {
      return Optional.of(read(new CompactReader(content)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static IndexPage read(CompactReader in) {
    if (in.number() != REVISION) {
      throw new IllegalArgumentException("another revision");
    }
    boolean exists = in.number() == 1;
    long maximumAge = in.number();
    String page = in.text();
    var links = new FileLinks(page, page);
    String url = "";
    String python = "";
    for (long left = in.number(); left > 0; left--) {
      url = url.substring(0, (int) in.number()) + in.text();
      int flags = (int) in.number();
      python = (flags & SAME_PYTHON) != 0 ? python : in.text();
      var raw = new FileLinks.Raw();
      raw.requiresPython = python;
      raw.hashes = hashes(in);
      raw.yanked = (flags & YANKED) != 0 ? in.text() : null;
      raw.metadata = metadata(in, flags);
      raw.size = (flags & SIZE) != 0 ? OptionalLong.of(in.number()) : OptionalLong.empty();
      if ((flags & UPLOAD_TIME) != 0) {
        raw.uploadTime = Optional.of(Instant.ofEpochSecond(in.number(), in.number()));
      }
      links.addNew(new Link(url), raw);
    }
    return new IndexPage(exists, maximumAge, links.files());
  }

  private static int flags(ProjectFile file, boolean samePython) {
    return (file.yanked().isPresent() ? YANKED : 0)
        | (file.metadata().isPresent() ? METADATA : 0)
        | (file.size().isPresent() ? SIZE : 0)
        | (file.uploadTime().isPresent() ? UPLOAD_TIME : 0)
        | (samePython ? SAME_PYTHON : 0);
  }

  private static @Nullable MetadataFile metadata(CompactReader in, int flags) {
    return (flags & METADATA) != 0 ? new MetadataFile(hashes(in)) : null;
  }

  private static void hashes(CompactWriter out, List<Hash> hashes) {
    out.number(hashes.size());
    for (Hash hash : hashes) {
      out.text(hash.algorithm());
      out.text(hash.digest());
    }
  }

  private static List<Hash> hashes(CompactReader in) {
    var hashes = new ArrayList<Hash>(1);
    for (long left = in.number(); left > 0; left--) {
      hashes.add(new Hash(in.text(), in.text()));
    }
    return hashes;
  }

  private static int sharedPrefix(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < limit && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    // A pair of surrogates is not split: its halves cannot be encoded alone.
    return shared > 0 && Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
  }
}
