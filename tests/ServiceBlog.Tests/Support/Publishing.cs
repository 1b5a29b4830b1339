using System.Globalization;
using System.Text;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Files.Publishing;

namespace ServiceBlog.Tests.Support;

/// <summary>Publishes hand-made sites.</summary>
internal static class Publishing
{
    /// <summary>How often a test kills a build; more with <c>SERVICEBLOG_KILLS=200</c>.</summary>
    public static int Kills { get; } = int.TryParse(Environment.GetEnvironmentVariable("SERVICEBLOG_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 25;

    public static PublishSummary Publish(string output, params (string Path, string Text)[] files) =>
        Publish(new PublishSettings { Output = output }, files);

    public static PublishSummary Publish(PublishSettings settings, params (string Path, string Text)[] files)
    {
        using var publisher = StagedPublisher.Open(settings);
        Parallel.ForEach(files, file => publisher.Write(file.Path, file.Text));
        return publisher.Commit();
    }

    public static void Write(this StagedPublisher publisher, string path, string text) =>
        publisher.Write(new OutputFile(path, Encoding.UTF8.GetBytes(text)));

    /// <summary>The text of the manifest of a site of these files.</summary>
    public static string ListOf(params IEnumerable<string> paths) => Encoding.UTF8.GetString(OutputManifest.Format([.. paths]));

    /// <summary>A site of many files, of which every one but the first few carries the letter.</summary>
    public static (string Path, string Text)[] ManyFiles(char letter, int count) =>
        [.. Enumerable.Range(0, count).Select(number => (
            string.Create(CultureInfo.InvariantCulture, $"posts/{number % 20}/{number}.html"),
            number < 20 ? "the same in every site" : new string(letter, 2000)))];
}
