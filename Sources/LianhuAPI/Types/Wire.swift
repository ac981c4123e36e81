/// The types of requests and answers, as they travel: the one source of the OpenAPI document and of the check of requests.
package enum Wire {}
