-- Seed 004, option A: vapi_assistants is the only place for assistant ids and their phone numbers;
-- customer_configurations keeps SMS preferences.

insert into public.vapi_assistants (organization_id, industry_code, language_code, vapi_assistant_id, vapi_phone_number,
    template_id, business_data, voice_config, is_active)
select c.organization_id, coalesce(t.industry_code, 'general'), coalesce(c.primary_language, 'en'), c.vapi_assistant_id,
    c.vapi_phone_number, c.industry_template_id, coalesce(c.custom_config, '{}'), '{}', coalesce(c.is_active, true)
from public.customer_configurations c
left join public.industry_templates t on t.id = c.industry_template_id
where c.vapi_assistant_id is not null
order by c.is_active desc nulls last, c.created_at, c.id
on conflict (vapi_assistant_id) do nothing;

update public.vapi_assistants a set vapi_phone_number = c.vapi_phone_number
from public.customer_configurations c
where c.vapi_assistant_id = a.vapi_assistant_id and c.organization_id = a.organization_id
    and a.vapi_phone_number is null and c.vapi_phone_number is not null;

-- What could not move (a second owner of one assistant, another number, a number without an assistant) is kept, not dropped.
update public.customer_configurations c
set custom_config = coalesce(c.custom_config, '{}') || jsonb_strip_nulls(jsonb_build_object(
    'former_vapi_assistant_id', c.vapi_assistant_id, 'former_vapi_phone_number', c.vapi_phone_number))
where (c.vapi_assistant_id is not null or c.vapi_phone_number is not null) and not exists (
    select 1 from public.vapi_assistants a
    where a.vapi_assistant_id = c.vapi_assistant_id and a.organization_id = c.organization_id
        and (c.vapi_phone_number is null or a.vapi_phone_number = c.vapi_phone_number));

alter table public.customer_configurations
    drop column if exists vapi_assistant_id,
    drop column if exists vapi_phone_number;
