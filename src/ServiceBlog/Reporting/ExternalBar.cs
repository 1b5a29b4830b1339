using System.Globalization;
using ServiceBlog.ExternalLinks;
using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>One bar for all links to other sites. The checker reports one after the other, though from several threads.</summary>
internal sealed class ExternalBar(ProgressContext context) : IProgress<ExternalProgress>
{
    private readonly ProgressTask _bar = context.AddTask("Other sites");

    public void Report(ExternalProgress value)
    {
        _bar.MaxValue = Math.Max(1, value.Total);
        _bar.Value = value.Done;
        _bar.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"Other sites {value.Done}/{value.Total} {Printable.Text(value.Host)}"));
    }
}
