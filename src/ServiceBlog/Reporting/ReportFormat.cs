namespace ServiceBlog.Reporting;

/// <summary>For whom a run reports. The names are those of <c>--format</c>.</summary>
internal enum ReportFormat
{
    Human,
    Json,
    GitHub,
    Sarif,
}
