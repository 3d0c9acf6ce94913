package dev.pipaccel.index;

import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The compact form in which pages are remembered: a tenth of the JSON's size, read without a
/// parser. It begins with a table of the releases, newest first; their files follow in blocks, each
/// of which is read when somebody asks for it.
final class PageFormat {
  private static final int REVISION = 2;

  private PageFormat() {}

  static byte[] write(IndexPage page) {
    ProjectFiles files = page.files();
    var strings = new PageStrings.Writer(files.all());
    var positions = new IdentityHashMap<ProjectFile, Integer>();
    for (ProjectFile file : files.all()) {
      positions.put(file, positions.size());
    }
    var table = new CompactWriter();
    var blocks = new CompactWriter();
    table.number(files.releases().size());
    for (ProjectFiles.Release release : files.releases()) {
      table.text(release.version().toString());
      table.number(block(blocks, release.files(), positions, strings));
    }
    table.number(block(blocks, files.others(), positions, strings));
    // What is left is of no use to anybody but who wants to see all.
    block(blocks, files.all().stream().filter(positions::containsKey).toList(), positions, strings);
    var out = new CompactWriter();
    out.number(REVISION);
    out.number(page.exists() ? 1 : 0);
    out.number(page.maximumAge());
    out.text(page.url());
    out.number(files.all().size());
    strings.write(out);
    out.append(table);
    out.append(blocks);
    return out.bytes();
  }

  /// Writes a block and returns its length in bytes.
  private static int block(
      CompactWriter out,
      List<ProjectFile> files,
      Map<ProjectFile, Integer> positions,
      PageStrings.Writer strings) {
    int start = out.length();
    var block = new FileBlock.Writer(out, strings);
    for (ProjectFile file : files) {
      block.write(Objects.requireNonNull(positions.remove(file)), file);
    }
    return out.length() - start;
  }

  /// Returns the page, empty if the bytes are no page in this form.
  static Optional<IndexPage> read(byte[] content) {
    try {
      return Optional.of(readPage(content));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static IndexPage readPage(byte[] content) {
    var in = new CompactReader(content);
    if (in.number() != REVISION) {
      throw new IllegalArgumentException("another revision");
    }
    boolean exists = in.number() == 1;
    long maximumAge = in.number();
    String url = in.text();
    int size = in.index();
    var strings = PageStrings.read(in);
    int count = in.index();
    var versions = new String[count];
    var ends = new int[count + 1];
    int end = 0;
    for (int i = 0; i < count; i++) {
      versions[i] = in.text();
      end += in.index();
      ends[i] = end;
    }
    ends[count] = end + in.index();
    var blocks = new FileBlock(content, in.position(), url, strings);
    if (ends[count] > content.length - in.position()) {
      throw new IndexOutOfBoundsException(ends[count]);
    }
    return new IndexPage(exists, maximumAge, url, new KeptFiles(size, versions, ends, blocks));
  }
}
