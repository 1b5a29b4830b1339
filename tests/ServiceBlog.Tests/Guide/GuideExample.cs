using System.Collections.Immutable;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>A template in the guide and what it prints, run as its reader would run it: with <c>render</c>.</summary>
internal sealed record GuideExample(
    string Place, string Heading, string Template, string? Data, ImmutableArray<GuideBlock> Files, string Expected)
{
    public void Check()
    {
        using var shell = new Shell();
        foreach (var block in Files)
        {
            foreach (var path in block.Paths)
                shell.Folder.Add(path, block.Text);
        }
        shell.Folder.Add("example.sbn-html", Template);
        shell.Folder.Add("example.json", Data ?? "{}");

        shell.Run("render", "example.sbn-html", "--data", "example.json").ShouldBe(0, $"{Place}: {shell.Error}");
        shell.Out.ShouldBe(Expected, Place);
    }
}
